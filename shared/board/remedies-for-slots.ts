/** Remedies that make a slot or the board's days longer, or move a slot to another time or room. */

import { clockOf, dayOf, daysFrom, sayDays, sayWhen, wallPlus } from '../time.ts'
import type { Clash } from './clash.ts'
import { sayRoom, saySlot } from './clash-words.ts'
import { lineupOf } from './lineup.ts'
import type { Board, Lineup, Place, Slot } from './model.ts'
import type { Remedy } from './remedy.ts'
import { mends } from './remedy.ts'
import { LIMITS } from './values.ts'
import { editMeta, editSlot, placeSlot } from './verbs.ts'

/** The same topics in the slot as it would be. */
const withSlot = ({ meta }: Board, { topics }: Lineup, slot: Slot): ReadonlyMap<Slot['id'], Lineup> => {
  const members = topics.map(({ topic }) => topic)
  return new Map([[slot.id, lineupOf(slot, members, meta.timeZone)]])
}

/** As long as its topics need, where that is free. */
export function longer(board: Board, clash: Clash, lineup: Lineup): Remedy | null {
  const { slot, used: minutes } = lineup
  const isFree = mends(board, clash, withSlot(board, lineup, { ...slot, minutes }), 'nothing new')
  if (minutes > LIMITS.minutes || !isFree) return null
  const say = `Make ${saySlot(board, slot)} ${minutes - slot.minutes} min longer`
  return { say, apply: (door) => editSlot(door, slot.id, { minutes }) }
}

/** The later of two slots that overlap, behind the other or in a free room. */
export function apart(board: Board, clash: Clash): Remedy | null {
  const [first, second] = clash.slots.map((id) => board.lineups.get(id))
  if (!first || !second) return null
  const { place } = second.slot
  const places = [{ ...place, start: first.end }, ...(place.roomId === null ? [] : inOtherRooms(board, place))]
  return firstFree(board, clash, second, places)
}

const inOtherRooms = ({ rooms }: Board, { roomId, start }: Place): Place[] =>
  [...rooms.keys()].flatMap((other) => (other === roomId ? [] : { roomId: other, start }))

/** A free room that holds all who are expected, the smallest of them. */
export function largerRoom(board: Board, clash: Clash, lineup: Lineup): Remedy | null {
  const expected = Math.max(...lineup.topics.map(({ topic }) => topic.audience ?? 0))
  const large = [...board.rooms.values()]
    .filter(({ capacity }) => capacity !== null && capacity >= expected)
    .sort((a, b) => (a.capacity ?? 0) - (b.capacity ?? 0))
  const { start } = lineup.slot.place
  const places = large.map(({ id }) => ({ roomId: id, start }))
  return firstFree(board, clash, lineup, places)
}

function firstFree(board: Board, clash: Clash, lineup: Lineup, places: readonly Place[]): Remedy | null {
  const { slot } = lineup
  const place = places.find((one) =>
    mends(board, clash, withSlot(board, lineup, { ...slot, place: one }), 'nothing new'),
  )
  if (!place) return null
  const say = `Move ${saySlot(board, slot)} to ${sayWhen(place.start)} in ${sayRoom(board, place.roomId)}`
  return { say, apply: (door) => placeSlot(door, slot.id, place) }
}

const MOST_DAYS_MORE = 2

/** Days that are added before the first and after the last. */
export function longerDays({ meta }: Board, { slot, end }: Lineup): Remedy | null {
  const begins = dayOf(slot.place.start)
  // One that ends at midnight ends on the day before.
  const ends = clockOf(end) === '00:00' ? dayOf(wallPlus(end, -1)) : dayOf(end)
  const firstDay = begins < meta.firstDay ? begins : meta.firstDay
  const lastDay = ends > meta.lastDay ? ends : meta.lastDay
  const more = daysFrom(firstDay, lastDay).length - daysFrom(meta.firstDay, meta.lastDay).length
  if (more > MOST_DAYS_MORE) return null
  return {
    say: `Make the board’s days ${sayDays(firstDay, lastDay)}`,
    apply: (door) => editMeta(door, { firstDay, lastDay }),
  }
}
