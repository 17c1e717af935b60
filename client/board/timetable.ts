/** Where somebody has to be, by time: what they speak in and are needed in, of what stands in slots. Pure. */

import type { Attendance, Board } from '../../shared/board/model.ts'
import type { PersonId, TopicId } from '../../shared/ids.ts'
import { clockOf, dayOf, sayDay } from '../../shared/time.ts'

export interface Appointment {
  readonly topic: TopicId
  readonly title: string
  /** "Mon 5 Oct, 09:00–09:40, Aurora". */
  readonly when: string
  readonly as: 'speaks' | Attendance
}

/** In the order of time; who speaks is needed anyway. */
export function timetableOf(board: Board, id: PersonId): readonly Appointment[] {
  const found: { readonly start: string; readonly appointment: Appointment }[] = []
  for (const { slot, topics } of board.lineups.values()) {
    const { roomId } = slot.place
    const room = roomId === null ? 'all rooms' : board.rooms.get(roomId)?.name || 'a room'
    for (const { topic, start, end } of topics) {
      const as = topic.speakers.includes(id) ? 'speaks' : topic.attendees.get(id)
      if (!as) continue
      const when = `${sayDay(dayOf(start))}, ${clockOf(start)}–${clockOf(end)}, ${room}`
      found.push({ start, appointment: { topic: topic.id, title: topic.title, when, as } })
    }
  }
  return found
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .map(({ appointment }) => appointment)
}
