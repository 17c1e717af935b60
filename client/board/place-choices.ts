/** The ways to place topics without dragging: which slots there are on a day in a room, which positions in a slot. Pure. */

import type { Board, Lineup } from '../../shared/board/model.ts'
import type { RoomId, SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf, dayOf, wallPlus } from '../../shared/time.ts'
import type { Option } from '../ui/option.ts'

/** The slots that take topics, in order of time. */
export const slotsAt = ({ lineups }: Board, day: string, roomId: RoomId | null): readonly Lineup[] =>
  [...lineups.values()].filter(
    ({ slot: { place, kind } }) => kind !== 'break' && place.roomId === roomId && dayOf(place.start) === day,
  )

/** Minutes that are left in a slot beside those of its topics that stay. */
export const freeIn = ({ slot, topics }: Lineup, moved: readonly TopicId[]): number =>
  topics.reduce((left, { topic }) => (moved.includes(topic.id) ? left : left - topic.minutes), slot.minutes)

/** Where one would look first: in the slot asked for, else one of the track with room enough, else one with room, else any. */
export function bestOf(board: Board, lineups: readonly Lineup[], moved: readonly TopicId[], asked: SlotId | null) {
  const topics = moved.flatMap((id) => board.topics.get(id) ?? [])
  const needs = topics.reduce((sum, { minutes }) => sum + minutes, 0)
  const roomy = lineups.filter((lineup) => freeIn(lineup, moved) >= needs)
  const ofTrack = roomy.find(({ slot }) => slot.trackId !== null && slot.trackId === topics[0]?.trackId)
  return lineups.find(({ slot }) => slot.id === asked) ?? ofTrack ?? roomy[0] ?? lineups[0] ?? null
}

/** "09:00–10:30 · Morning", "40 of 90 min free". */
export function slotOption(board: Board, lineup: Lineup, moved: readonly TopicId[]): Option {
  const { slot, end } = lineup
  const title = slot.title || (slot.trackId && board.tracks.get(slot.trackId)?.name)
  return {
    value: slot.id,
    label: [`${clockOf(slot.place.start)}–${clockOf(end)}`, title].filter(Boolean).join(' · '),
    detail: `${Math.max(0, freeIn(lineup, moved))} of ${slot.minutes} min free`,
  }
}

export const AT_END = 'end'

/** Before each card that stays, with the time at which one would begin there, and at the end. */
export function positionsIn({ slot, topics }: Lineup, moved: readonly TopicId[]): Option[] {
  const staying = topics.filter(({ topic }) => !moved.includes(topic.id))
  let used = 0
  const before = staying.map(({ topic }): Option => {
    const label = `${clockOf(wallPlus(slot.place.start, used))}, before “${topic.title || 'Untitled'}”`
    used += topic.minutes
    return { value: topic.id, label }
  })
  return [
    ...before,
    { value: AT_END, label: `${clockOf(wallPlus(slot.place.start, used))}, ${used > 0 ? 'at the end' : 'first'}` },
  ]
}
