/** One thing that a person can do, under one name, wherever they ask for it: by keys, in the palette, in a menu. */

import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Workbench } from '../workbench.ts'

export const ACTION_GROUPS = ['Board', 'View', 'Topics', 'Slots', 'Rooms', 'People and tracks'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/** What has the focus, or had it before a dialog was opened: what an action is about if nothing is chosen. */
export interface Focus {
  readonly topic: TopicId | null
  readonly slot: SlotId | null
}

export interface Action {
  readonly id: string
  /** As one would ask for it: "Add a slot". */
  readonly name: string
  readonly group: ActionGroup
  /** Each a chord like `mod+k`, `shift+d`, `?`; `mod` is Cmd on a Mac and Ctrl elsewhere. The first is the one that is shown. */
  readonly keys?: readonly string[]
  /** Whether it changes the board: not for who may only read. */
  readonly isEdit?: boolean
  /** Whether there is something that it could do now; absent for always. */
  readonly isPossible?: (bench: Workbench, focus: Focus) => boolean
  readonly run: (bench: Workbench, focus: Focus) => void
}

/** What an element of the page is about. */
export const focusOf = (element: Element | null): Focus => ({
  topic: parseId('topic', element?.closest('[data-card]')?.getAttribute('data-card')),
  slot: parseId('slot', element?.closest('[data-slot]')?.getAttribute('data-slot')),
})
