/** What an action is about: the topics that are chosen, else the one that has the focus; the slot that has it. */

import type { Lineup, Topic } from '../../../shared/board/model.ts'
import type { RoomId, TopicId } from '../../../shared/ids.ts'
import { dayOf } from '../../../shared/time.ts'
import type { Workbench } from '../workbench.ts'
import type { Focus } from './focus.ts'

/** As they stand on the board: in slots by time, then on the tray. */
export function topicsOf({ board, selection }: Workbench, { topic }: Focus): readonly Topic[] {
  const ids: ReadonlySet<TopicId> = selection.size > 0 ? selection : new Set(topic ? [topic] : [])
  if (ids.size === 0) return []
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics.map((one) => one.topic))
  return [...placed, ...board.tray].filter(({ id }) => ids.has(id))
}

export const slotOf = ({ board }: Workbench, { slot }: Focus): Lineup | null =>
  (slot && board.lineups.get(slot)) || null

/** Slots of a day, and of one room where that is asked for; what stands across all rooms is no room's. */
export const slotsOn = ({ board }: Workbench, day: string, roomId?: RoomId): readonly Lineup[] =>
  [...board.lineups.values()].filter(
    ({ slot: { place } }) => dayOf(place.start) === day && (roomId === undefined || place.roomId === roomId),
  )

/** “CXL use cases”, 4 topics. */
export function sayWhich(topics: readonly Topic[]): string {
  const [only, ...more] = topics
  return only && more.length === 0 ? `“${only.title || 'Untitled'}”` : `${topics.length} topics`
}
