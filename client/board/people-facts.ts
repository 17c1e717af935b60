/** What each person is on the board for: where they speak, where they are needed, what they lead; and who is found by words. */

import type { Attendance, Board, Person, Topic, Track } from '../../shared/board/model.ts'
import type { PersonId } from '../../shared/ids.ts'
import { nameKey } from '../../shared/names.ts'
import { matching } from '../ui/matching.ts'

export interface Roles {
  readonly speaks: readonly Topic[]
  readonly needed: readonly { readonly topic: Topic; readonly attendance: Attendance }[]
  readonly leads: readonly Track[]
}

/** For those who are on the board for nothing. */
export const NO_ROLES: Roles = { speaks: [], needed: [], leads: [] }

/** Of everybody who has one; topics by their title. */
export function rolesOf(board: Board): ReadonlyMap<PersonId, Roles> {
  const roles = new Map<
    PersonId,
    { speaks: Topic[]; needed: { topic: Topic; attendance: Attendance }[]; leads: Track[] }
  >()
  const of = (id: PersonId) => {
    const own = roles.get(id) ?? { speaks: [], needed: [], leads: [] }
    roles.set(id, own)
    return own
  }
  const topics = [...board.topics.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'))
  for (const topic of topics) {
    for (const id of topic.speakers) of(id).speaks.push(topic)
    for (const [id, attendance] of topic.attendees) of(id).needed.push({ topic, attendance })
  }
  for (const track of board.tracks.values()) for (const id of track.leads) of(id).leads.push(track)
  return roles
}

/** "speaks in 2, needed in 1, leads 1 track"; empty for nothing. */
export function sayRoles({ speaks, needed, leads }: Roles): string {
  return [
    speaks.length > 0 && `speaks in ${speaks.length}`,
    needed.length > 0 && `needed in ${needed.length}`,
    leads.length > 0 && `leads ${leads.length === 1 ? 'a track' : `${leads.length} tracks`}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** People who have every typed word in their name or affiliation, in their order. */
export function findPeople(board: Board, typed: string): Person[] {
  const all = [...board.people.values()].map((person) => ({ person, label: person.name, detail: person.affiliation }))
  return matching(all, typed).map(({ person }) => person)
}

/** Everybody else, those first whose name is the same but for case, accents and spacing: whom to merge one with. */
export function othersThan({ id, name }: Person, { people }: Board): Person[] {
  const others = [...people.values()].filter((other) => other.id !== id)
  const isNamesake = (other: Person) => Number(nameKey(other.name) === nameKey(name))
  return others.toSorted((a, b) => isNamesake(b) - isNamesake(a))
}

/** Those of an earlier order who are still on the board, as they are now, then whoever else was found. */
export function inOrder(ids: readonly PersonId[], found: readonly Person[], board: Board): Person[] {
  const known = new Set(ids)
  return [...ids.flatMap((id) => board.people.get(id) ?? []), ...found.filter(({ id }) => !known.has(id))]
}
