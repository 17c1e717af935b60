/**
 * Who and what stands where and when, found by topic, person and room: what clashes are found in. A rearranged one says
 * how it would be with some slots otherwise, and copies nothing of the rest.
 */

import type { PersonId, RoomId, SlotId, TopicId } from '../ids.ts'
import { momentOf } from '../time.ts'
import type { Attendance, Board, Lineup, PlacedTopic, Slot } from './model.ts'
import type { Span } from './spans.ts'

/** A slot in real time. */
export interface Session extends Span {
  readonly lineup: Lineup
}

/** A topic in its slot, in real time. */
export interface Stand extends Span {
  readonly placed: PlacedTopic
  readonly slot: Slot
}

/** Somebody's part in a topic that stands in a slot; each has one, the weightiest. */
export interface Appointment extends Stand {
  readonly role: Role
}
export type Role = 'speaker' | Attendance

/** Who is contingent may be absent. */
export const isNeeded = ({ role }: Appointment): boolean => role !== 'contingent'

export interface Arrangement {
  readonly board: Board
  /** The slots of a room, those of all rooms too; `null`: those of all rooms alone. */
  sessionsIn(room: RoomId | null): readonly Session[]
  standOf(topic: TopicId): Stand | undefined
  appointmentsOf(person: PersonId): readonly Appointment[]
}

const NONE: readonly Appointment[] = []

export function arrangementOf(board: Board): Arrangement {
  const { sessions, stands, appointments } = indexed(board, board.lineups.values())
  const everywhere = sessions.get(null) ?? []
  return {
    board,
    sessionsIn: (room) => (room === null ? everywhere : [...everywhere, ...(sessions.get(room) ?? [])]),
    standOf: (topic) => stands.get(topic),
    appointmentsOf: (person) => appointments.get(person) ?? NONE,
  }
}

/** As `now`, but with these slots so. */
export function rearranged(now: Arrangement, changed: ReadonlyMap<SlotId, Lineup>): Arrangement {
  const { sessions, stands, appointments } = indexed(now.board, changed.values())
  const stays = ({ slot }: { readonly slot: Slot }) => !changed.has(slot.id)
  return {
    board: now.board,
    sessionsIn: (room) => [
      ...now.sessionsIn(room).filter(({ lineup }) => stays(lineup)),
      ...(sessions.get(null) ?? []),
      ...(room === null ? [] : (sessions.get(room) ?? [])),
    ],
    standOf(topic) {
      const before = now.standOf(topic)
      return stands.get(topic) ?? (before && stays(before) ? before : undefined)
    },
    appointmentsOf(person) {
      const others = now.appointmentsOf(person).filter(stays)
      return others.concat(appointments.get(person) ?? [])
    },
  }
}

function indexed({ people, meta }: Board, lineups: Iterable<Lineup>) {
  const sessions = new Map<RoomId | null, Session[]>()
  const stands = new Map<TopicId, Stand>()
  const appointments = new Map<PersonId, Appointment[]>()
  for (const lineup of lineups) {
    const { slot } = lineup
    const start = momentOf(slot.place.start, meta.timeZone)
    push(sessions, slot.place.roomId, { lineup, id: slot.id, from: start, to: start + slot.minutes })
    for (const placed of lineup.topics) {
      const { topic, after } = placed
      const { id } = topic
      const [from, to] = [start + after, start + after + topic.minutes]
      stands.set(id, { placed, slot, id, from, to })
      const appoint = (person: PersonId, role: Role) => {
        if (people.has(person)) push(appointments, person, { placed, slot, id, from, to, role })
      }
      for (const speaker of topic.speakers) appoint(speaker, 'speaker')
      for (const [person, role] of topic.attendees) if (!topic.speakers.includes(person)) appoint(person, role)
    }
  }
  return { sessions, stands, appointments }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
