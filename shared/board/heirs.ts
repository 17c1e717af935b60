/**
 * People who were made one: whoever is still named by an entry that was merged away means the one that took it over. So no
 * reference dangles, whatever was done at the same time and in whatever order it arrives [M20].
 */

import * as Y from 'yjs'
import type { PersonId } from '../ids.ts'
import { parseId } from '../ids.ts'
import { mapOf } from './doc.ts'
import type { Attendance, Topic, Track } from './model.ts'
import { asRemoved } from './values.ts'

/** Of everybody who was merged away: whom their entry means now. Two who were merged into each other are the first by id. */
export type Heirs = ReadonlyMap<PersonId, PersonId>

export function heirsOf(doc: Y.Doc): Heirs {
  const people = mapOf(doc, 'people')
  const next = new Map<PersonId, PersonId>()
  for (const [key, entry] of people.entries()) {
    const id = parseId('person', key)
    const into = entry instanceof Y.Map ? asRemoved(entry.get('removed'))?.into : null
    if (id && into && into !== id && people.has(into)) next.set(id, into)
  }
  return new Map([...next.keys()].map((id) => [id, endOf(id, next)]))
}

/** Where the way from one to the next ends; of a circle, the first by id. */
function endOf(id: PersonId, next: Heirs): PersonId {
  const way: PersonId[] = []
  for (let at: PersonId | undefined = id; at !== undefined; at = next.get(at)) {
    const back = way.indexOf(at)
    if (back >= 0) return way.slice(back).toSorted()[0] as PersonId
    way.push(at)
  }
  return way.at(-1) as PersonId
}

export const sameHeirs = (a: Heirs, b: Heirs): boolean =>
  a.size === b.size && [...a].every(([id, heir]) => b.get(id) === heir)

export const heirOf = (heirs: Heirs, id: PersonId): PersonId => heirs.get(id) ?? id

export function trackWithHeirs(track: Track, heirs: Heirs): Track {
  return heirs.size === 0 ? track : { ...track, leads: merged(track.leads, heirs) }
}

/** Who is required by one of their entries is required. */
export function topicWithHeirs(topic: Topic, heirs: Heirs): Topic {
  if (heirs.size === 0) return topic
  const attendees = new Map<PersonId, Attendance>()
  for (const [id, attendance] of topic.attendees) {
    const heir = heirOf(heirs, id)
    if (attendees.get(heir) !== 'required') attendees.set(heir, attendance)
  }
  return {
    ...topic,
    speakers: merged(topic.speakers, heirs),
    attendees: new Map([...attendees].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

const merged = (people: readonly PersonId[], heirs: Heirs): PersonId[] => [
  ...new Set(people.map((id) => heirOf(heirs, id))),
]

/** Keys of an entry under which a person stands, by whatever of their entries. */
export function keysOf(doc: Y.Doc, entry: Y.Map<unknown>, prefix: string, person: PersonId): string[] {
  const heirs = heirsOf(doc)
  const own = [...entry.keys()].filter((key) => {
    const id = key.startsWith(prefix) ? parseId('person', key.slice(prefix.length)) : null
    return id !== null && heirOf(heirs, id) === heirOf(heirs, person)
  })
  return own.includes(prefix + person) ? own : [prefix + person, ...own]
}
