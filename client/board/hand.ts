/** What is held and where the pointer has it: reads the drawn page, since that is what the person sees. */

import type { Place } from '../../shared/board/model.ts'
import type { Target } from '../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import type { Step } from './board-view.ts'
import type { GridLayout } from './grid-layout.ts'
import { timeAt } from './grid-layout.ts'

/** What a draggable says of itself to the hand. */
export type Grip = { readonly kind: 'topic'; readonly id: TopicId } | { readonly kind: 'slot'; readonly id: SlotId }

/** What is held now; `target` and `place` are absent while over nothing that could take it. */
export type Holding =
  | {
      readonly kind: 'topics'
      readonly ids: readonly TopicId[]
      readonly target?: Target
      /** It takes no topics. */
      readonly isOverBreak?: true
      readonly by: 'pointer' | 'keys'
    }
  | {
      readonly kind: 'slot'
      readonly id: SlotId
      readonly place?: Place
      readonly by: 'pointer' | 'keys'
      /** What letting go does; absent: it moves. */
      readonly as?: SlotDrop
    }

export type SlotDrop = 'copy' | 'swap'

export interface Point {
  readonly x: number
  readonly y: number
}

/** The place under the pointer: in a slot before the first card whose middle is below it, the tray, or nothing. */
export function targetUnder({ x, y }: Point, held: readonly TopicId[]): Target | undefined {
  const under = document.elementFromPoint(x, y)
  if (under?.closest('[data-tray]')) return null
  const element = under?.closest('[data-slot]')
  const slotId = element && parseId('slot', element.getAttribute('data-slot'))
  if (!element || !slotId || element.getAttribute('data-kind') === 'break') return undefined
  for (const card of element.querySelectorAll('[data-card]')) {
    const id = parseId('topic', card.getAttribute('data-card'))
    const { top, height } = card.getBoundingClientRect()
    if (id && !held.includes(id) && y < top + height / 2) return { slotId, before: id }
  }
  return { slotId, before: null }
}

export const isBreakUnder = ({ x, y }: Point): boolean =>
  document.elementFromPoint(x, y)?.closest('[data-slot]')?.getAttribute('data-kind') === 'break'

/** The cards that are drawn, in the order of the page. */
export const drawnCards = (within: ParentNode): TopicId[] =>
  [...within.querySelectorAll('[data-card]')].flatMap((card) => parseId('topic', card.getAttribute('data-card')) ?? [])

/** Where a slot would stand that was taken hold of `grab` pixels below its top: in the column under the pointer. */
export function placeUnder(point: Point, grab: number, own: Place, layout: GridLayout, step: Step): Place | undefined {
  const column = document.elementsFromPoint(point.x, point.y).find((element) => element.matches('[data-column]'))
  const day = column?.getAttribute('data-day')
  if (!column || !day) return undefined
  const { top, height } = column.getBoundingClientRect()
  const minutes = ((point.y - grab - top) / height) * (layout.to - layout.from)
  const roomId = own.roomId && (parseId('room', column.getAttribute('data-column')) ?? own.roomId)
  return { roomId, start: timeAt(day, layout, minutes, step) }
}

/** The day whose button is under the pointer. */
export const dayUnder = ({ x, y }: Point): string | null =>
  document.elementFromPoint(x, y)?.closest('button[data-day]')?.getAttribute('data-day') ?? null

/** How far below the top of its slot a pointer took hold, pixels. */
export function grabbedAt(element: Element | undefined, { y }: Point): number {
  const block = element?.closest('[data-slot]')
  return block ? y - block.getBoundingClientRect().top : 0
}
