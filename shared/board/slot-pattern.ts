/** A grid of slots in one stroke: days by rooms, sessions one after the other, cut by breaks. */

import type { RoomId, SlotId, TrackId } from '../ids.ts'
import { isDay, minutesOfClock, wallPlus } from '../time.ts'
import type { BoardDoc } from './doc.ts'
import { type Grid, meet, readGrid, share, spanOf } from './grid.ts'
import { asMinutes } from './values.ts'
import { addSlot, type NewSlot } from './verbs.ts'

export interface SlotPattern {
  readonly days: readonly string[]
  readonly rooms: readonly RoomId[]
  /** `HH:MM`, as is `to`; `24:00` is the end of the day. */
  readonly from: string
  readonly to: string
  /** Of one session. */
  readonly minutes: number
  /** Those that begin between `from` and `to` count. */
  readonly breaks: readonly { readonly from: string; readonly minutes: number; readonly title: string }[]
  /** Of the sessions. */
  readonly trackId?: TrackId | null
}

/** As many go in one change: the server bounds what one may bring. */
const MOST_SLOTS = 1_000

/** Makes what `slotsOf` says. `skipped`: how many stand in the way of what is there, or are too many. */
export function makeSlots(board: BoardDoc, pattern: SlotPattern): { made: SlotId[]; skipped: number } {
  const { slots, skipped } = slotsOf(pattern, readGrid(board.doc))
  const what = slots.length === 1 ? 'a slot' : `${slots.length} slots`
  return board.change(`made ${what}`, () => ({ made: slots.map((slot) => addSlot(board, slot)), skipped }))
}

/**
 * The slots that a pattern makes on a board, by day, time and room. A session that would run into a break ends where that
 * begins, if at least half of it is left; one that would run past `to` is left out. Where all rooms are chosen a break is
 * one slot across all of them.
 */
export function slotsOf(pattern: SlotPattern, { meta, rooms, slots }: Grid): { slots: NewSlot[]; skipped: number } {
  const chosen = [...new Set(pattern.rooms)].filter((id) => rooms.has(id))
  const taken = [...slots.values()].map((slot) => ({ roomId: slot.place.roomId, ...spanOf(slot, meta.timeZone) }))
  const made: NewSlot[] = []
  let skipped = 0
  for (const slot of wanted(pattern, chosen, chosen.length === rooms.size)) {
    const own = { roomId: slot.place.roomId, ...spanOf(slot, meta.timeZone) }
    if (made.length === MOST_SLOTS || taken.some((one) => share(one.roomId, own.roomId) && meet(one, own))) skipped++
    else {
      made.push(slot)
      taken.push(own)
    }
  }
  return { slots: made, skipped }
}

function* wanted(pattern: SlotPattern, rooms: readonly RoomId[], isEveryRoom: boolean): Generator<NewSlot> {
  if (rooms.length === 0) return
  const stretches = dayOf(pattern)
  for (const day of new Set(pattern.days.filter(isDay))) {
    for (const { at, minutes, pause } of stretches) {
      const start = wallPlus(`${day}T00:00`, at)
      for (const roomId of pause !== null && isEveryRoom ? [null] : rooms) {
        const place = { roomId, start }
        if (pause === null) yield { place, minutes, trackId: pattern.trackId ?? null }
        else yield { place, minutes, kind: 'break', title: pause }
      }
    }
  }
}

/** `at`: minutes after midnight. `pause`: the title of a break; `null` for a session. */
interface Stretch {
  readonly at: number
  readonly minutes: number
  readonly pause: string | null
}

/** One day of the pattern in one room. */
function dayOf({ from, to, minutes, breaks }: SlotPattern): Stretch[] {
  if (asMinutes(minutes) === null) return []
  const [first, last] = [minutesOfClock(from), minutesOfClock(to)]
  const pauses = breaks
    .map((one): Stretch => ({ at: minutesOfClock(one.from), minutes: one.minutes, pause: one.title }))
    .filter((one) => one.at >= first && one.at < last && asMinutes(one.minutes) !== null)
    .sort((a, b) => a.at - b.at)
  const stretches: Stretch[] = []
  let begin = first
  for (const pause of pauses) {
    stretches.push(...sessions(begin, pause.at, minutes, minutes / 2), pause)
    begin = Math.max(begin, pause.at + pause.minutes)
  }
  return [...stretches, ...sessions(begin, last, minutes, minutes)]
}

/** One after the other up to `end`; the last may be as short as `least`. */
function sessions(begin: number, end: number, minutes: number, least: number): Stretch[] {
  const found: Stretch[] = []
  for (let at = begin; end - at >= least; at += minutes) {
    found.push({ at, minutes: Math.min(minutes, end - at), pause: null })
  }
  return found
}
