/** What has the focus, or had it before a dialog was opened: what an action is about if nothing is chosen. */

import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { parseId } from '../../../shared/ids.ts'

export interface Focus {
  readonly topic: TopicId | null
  readonly slot: SlotId | null
}

export const NO_FOCUS: Focus = { topic: null, slot: null }

/** What an element of the page is about: its card or slot, or the topic of the drawer around it. */
export const focusOf = (element: Element | null): Focus => ({
  topic: parseId('topic', valueAround(element, 'data-card') ?? valueAround(element, 'data-about')),
  slot: parseId('slot', valueAround(element, 'data-slot')),
})

const valueAround = (element: Element | null, name: string): string | null =>
  element?.closest(`[${name}]`)?.getAttribute(name) ?? null
