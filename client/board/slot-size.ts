/** How large a slot and its cards are drawn, as far as that decides what they have room for. */

import type { Lineup, Slot } from '../../shared/board/model.ts'
import type { Zoom } from './board-view.ts'

/** How tall a minute is drawn as a rule, pixels. */
const MINUTE = 1.9
/** What the head of a slot takes from its height, and a line of a card's text, pixels. */
const HEAD = 24
const LINE = 17.6
const CARD_EDGES = 11

/** The height of a minute, pixels. */
export const minuteAt = (zoom: Zoom): number => MINUTE * zoom

/** Below this height there is no room for a head above the cards, pixels. */
const SMALL = 66

/** `minute` is the height of one, here and below. */
export const isSmall = ({ minutes }: Slot, minute: number): boolean => minutes * minute < SMALL

/**
 * How many whole lines of text a card has room for: cards share what the slot's head leaves, by their minutes; in a slot
 * that is too full all of them shrink, so that none hides another slot.
 */
export function linesOf(minutes: number, { slot, used }: Pick<Lineup, 'slot' | 'used'>, minute: number): number {
  const height = slot.minutes * minute - (isSmall(slot, minute) ? 4 : HEAD)
  return Math.max(1, Math.floor(((minutes / Math.max(slot.minutes, used)) * height - CARD_EDGES) / LINE))
}
