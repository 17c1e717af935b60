/** What of the programme stands in a frame: by day, only what was asked for. Pure. */

import type { Programme, PublicSlot, PublicTopic } from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import type { AskedPart } from './asked-part.ts'

export interface EmbeddedSlot {
  readonly slot: PublicSlot
  readonly topics: readonly PublicTopic[]
}

export interface EmbeddedDay {
  readonly day: Day
  readonly slots: readonly EmbeddedSlot[]
}

/** In the conference's time. What is for all rooms is in each of them; a track's slots, and its topics in other slots. */
export function embeddedDays(programme: Programme, { day, roomId, trackId }: AskedPart): EmbeddedDay[] {
  const topicsOf = Map.groupBy(programme.topics, ({ slotId }) => slotId)
  const shown = programme.slots.flatMap((slot): EmbeddedSlot[] => {
    if (day !== null && slot.start.slice(0, 10) !== day) return []
    if (roomId !== null && slot.roomId !== null && slot.roomId !== roomId) return []
    const all = topicsOf.get(slot.id) ?? []
    if (trackId === null) return [{ slot, topics: all }]
    const topics = all.filter((topic) => (topic.trackId ?? slot.trackId) === trackId)
    return topics.length > 0 || slot.trackId === trackId ? [{ slot, topics }] : []
  })
  // What begins together stands in the order of the rooms.
  const columns = new Map(programme.rooms.map(({ id }, at) => [id, at]))
  const columnOf = ({ slot }: EmbeddedSlot) => columns.get(slot.roomId ?? '') ?? -1
  const momentOf = ({ slot }: EmbeddedSlot) => Date.parse(slot.start)
  const inOrder = shown.toSorted((a, b) => momentOf(a) - momentOf(b) || columnOf(a) - columnOf(b))
  const byDay = Map.groupBy(inOrder, ({ slot }) => slot.start.slice(0, 10))
  return [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, slots]) => ({ day: date, slots }))
}
