/**
 * How the slots of one room give way and close up: their new places, from their times alone.
 *   before     |--A--|   |-B-|      |-C-|        A grows by 2: B gives way by 2, the gap before C takes the rest
 *   give way   |---A----||-B-|      |-C-|
 *   close up   |---A----||-B-||-C-|
 * Slots that overlapped before stay as deep in each other as they were: nobody's double booking is mended or made worse.
 */

import type { SlotId } from '../ids.ts'
import { later, type WallTime, wallMinutes, wallPlus } from '../time.ts'
import { inTime, meet, type Span, spanOf } from './grid.ts'
import type { Place, Slot } from './model.ts'

/** A slot and where it is to stand. */
export interface Move {
  readonly id: SlotId
  readonly place: Place
}

/** Where something ended, and where it ends now. */
export interface End {
  readonly was: WallTime
  readonly now: WallTime
}

/** The earliest start behind all that came before: at its end, or as deep in it as before. */
const behind = (start: WallTime, ends: readonly End[]): WallTime =>
  ends
    .map(({ was, now }) => (was <= start ? now : wallPlus(now, wallMinutes(was, start))))
    .reduce((latest, bound) => (bound > latest ? bound : latest), '')

/**
 * Slots of one room, all of them after something whose end has moved, go later just as far as they must. `fixed` are
 * spans that stay: who is on the move goes past them.
 */
export function giveWay(slots: readonly Slot[], grown: End, fixed: readonly Span[], zone: string): Move[] {
  const ends = [grown]
  return slots.toSorted(inTime).flatMap((slot): Move[] => {
    const { start: before, end: was } = spanOf(slot, zone)
    const bound = behind(before, ends)
    const start = bound > before ? past(fixed, bound, slot.minutes, zone) : before
    ends.push({ was, now: later(start, slot.minutes, zone) })
    return start === before ? [] : [{ id: slot.id, place: { ...slot.place, start } }]
  })
}

/** The first moment from `start` on with so many minutes free of what is fixed. */
function past(fixed: readonly Span[], start: WallTime, minutes: number, zone: string): WallTime {
  const span = { start, end: later(start, minutes, zone) }
  const inTheWay = fixed.find((one) => meet(one, span))
  return inTheWay ? past(fixed, inTheWay.end, minutes, zone) : start
}

/** All that stands in one room, also across all rooms; those that may go earlier do so until they touch what is before. */
export function closeUp(slots: readonly Slot[], mayMove: ReadonlySet<SlotId>, zone: string): Move[] {
  const ends: End[] = []
  return slots.toSorted(inTime).flatMap((slot): Move[] => {
    const { start: before, end: was } = spanOf(slot, zone)
    const bound = behind(before, ends)
    const start = mayMove.has(slot.id) && bound !== '' && bound < before ? bound : before
    ends.push({ was, now: later(start, slot.minutes, zone) })
    return start === before ? [] : [{ id: slot.id, place: { ...slot.place, start } }]
  })
}
