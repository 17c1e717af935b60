/**
 * A draft while a person corrects it: entries carry keys and name each other by them, so that one can go without the
 * others being counted anew. Pure; `toDraft` is the way back.
 */

import type { Draft, DraftPerson, DraftSlot, DraftTopic, DraftTrack, Warning } from '../../shared/imports/draft.ts'
import { draftPerson, draftTopic, draftTrack } from '../../shared/imports/draft.ts'

export type Key = string

export type EditablePerson = DraftPerson & { readonly key: Key }
export type EditableTrack = Omit<DraftTrack, 'leads'> & { readonly key: Key; readonly leads: readonly Key[] }
export type EditableSlot = Omit<DraftSlot, 'track'> & { readonly track: Key | null }
export type EditableTopic = Omit<DraftTopic, 'track' | 'speakers' | 'attendees'> & {
  readonly key: Key
  readonly track: Key | null
  readonly speakers: readonly Key[]
  readonly attendees: readonly { readonly person: Key; readonly attendance: 'required' | 'contingent' }[]
}

export interface Editable extends Pick<Draft, 'format' | 'system' | 'description' | 'url' | 'rooms'> {
  readonly people: readonly EditablePerson[]
  readonly tracks: readonly EditableTrack[]
  /** None is taken away or added here: topics say theirs by its place. */
  readonly slots: readonly EditableSlot[]
  readonly topics: readonly EditableTopic[]
  readonly warnings: readonly Warning[]
  /** A whole board of ours, as long as nothing in it was corrected. */
  readonly whole?: Draft['whole']
  /** For the next key. */
  readonly made: number
}

/** The facts of the event, as they stand in the form; a day is `''` until it is chosen. */
export interface EventFacts {
  readonly title: string
  readonly timeZone: string
  readonly firstDay: string
  readonly lastDay: string
}

export function toEditable(draft: Draft): Editable {
  const person = (at: number): Key => `person-${at}`
  const track = (at: number): Key => `track-${at}`
  const { format, system, description, url, rooms, warnings } = draft
  return {
    format,
    system,
    description,
    url,
    rooms,
    people: draft.people.map((one, at) => ({ ...one, key: person(at) })),
    tracks: draft.tracks.map((one, at) => ({ ...one, key: track(at), leads: one.leads.map(person) })),
    slots: draft.slots.map((one) => ({ ...one, track: one.track === null ? null : track(one.track) })),
    topics: draft.topics.map((one, at) => ({
      ...one,
      key: `topic-${at}`,
      track: one.track === null ? null : track(one.track),
      speakers: one.speakers.map(person),
      attendees: one.attendees.map(({ person: at, attendance }) => ({ person: person(at), attendance })),
    })),
    warnings,
    ...(draft.whole && { whole: draft.whole }),
    made: 0,
  }
}

/** Without entries that have no name, and without mentions of those. */
export function toDraft(editable: Editable, facts: EventFacts): Draft {
  const people = editable.people.filter(({ name }) => name.trim() !== '')
  const tracks = editable.tracks.filter(({ name }) => name.trim() !== '')
  const personAt = new Map(people.map(({ key }, at) => [key, at]))
  const trackAt = new Map(tracks.map(({ key }, at) => [key, at]))
  const placesOf = (keys: readonly Key[]): number[] => keys.flatMap((key) => personAt.get(key) ?? [])
  const trackOf = (key: Key | null): number | null => (key !== null ? trackAt.get(key) : null) ?? null
  const { format, system, description, url, rooms } = editable
  return {
    format,
    system,
    description,
    url,
    rooms: [...rooms],
    title: facts.title.trim() || null,
    timeZone: facts.timeZone || null,
    firstDay: facts.firstDay || null,
    lastDay: facts.lastDay || null,
    people: people.map(({ key: _, ...person }) => person),
    tracks: tracks.map(({ key: _, ...track }) => ({ ...track, leads: placesOf(track.leads) })),
    slots: editable.slots.map((slot) => ({ ...slot, track: trackOf(slot.track) })),
    topics: editable.topics
      .filter(({ title }) => title.trim() !== '')
      .map(({ key: _, ...topic }) => ({
        ...topic,
        track: trackOf(topic.track),
        speakers: placesOf(topic.speakers),
        attendees: topic.attendees.flatMap(({ person, attendance }) => {
          const at = personAt.get(person)
          return at === undefined ? [] : [{ person: at, attendance }]
        }),
      })),
    warnings: [...editable.warnings],
    ...(editable.whole && { whole: editable.whole }),
  }
}

export type Edit =
  | { readonly type: 'person'; readonly key: Key; readonly change: Partial<Omit<EditablePerson, 'key'>> }
  | { readonly type: 'track'; readonly key: Key; readonly change: Partial<Omit<EditableTrack, 'key'>> }
  | { readonly type: 'topic'; readonly key: Key; readonly change: Partial<Omit<EditableTopic, 'key'>> }
  | { readonly type: 'remove'; readonly key: Key }
  | { readonly type: 'add person' | 'add topic' | 'add follow-up' | 'add track' }

const changed = <E extends { readonly key: Key }>(list: readonly E[], key: Key, change: Partial<Omit<E, 'key'>>): E[] =>
  list.map((entry) => (entry.key === key ? { ...entry, ...change } : entry))

export function edited({ whole: _corrected, ...draft }: Editable, edit: Edit): Editable {
  const key = `new-${draft.made}`
  const made = draft.made + 1
  switch (edit.type) {
    case 'person':
      return { ...draft, people: changed(draft.people, edit.key, edit.change) }
    case 'track':
      return { ...draft, tracks: changed(draft.tracks, edit.key, edit.change) }
    case 'topic':
      return { ...draft, topics: changed(draft.topics, edit.key, edit.change) }
    case 'remove':
      return {
        ...draft,
        people: draft.people.filter((entry) => entry.key !== edit.key),
        tracks: draft.tracks.filter((entry) => entry.key !== edit.key),
        topics: draft.topics.filter((entry) => entry.key !== edit.key),
      }
    case 'add person':
      return { ...draft, made, people: [...draft.people, { ...draftPerson(''), key }] }
    case 'add track':
      return {
        ...draft,
        made,
        tracks: [...draft.tracks, { ...draftTrack(''), key, leads: [] }],
      }
    case 'add topic':
      return { ...draft, made, topics: [...draft.topics, newTopic(draft, key)] }
    case 'add follow-up': {
      const last = draft.topics.findLast(({ follows }) => follows !== null)?.follows
      const follows = { year: last?.year ?? new Date().getFullYear() - 1, status: '', url: '' }
      return { ...draft, made, topics: [...draft.topics, { ...newTopic(draft, key), kind: 'follow-up', follows }] }
    }
    default:
      return edit satisfies never
  }
}

/** Like the topics that are there already: their length, the first track. */
function newTopic({ topics, tracks, made }: Editable, key: Key): EditableTopic {
  return {
    ...draftTopic('', { system: 'hand', id: `added-${made}`, url: '' }),
    key,
    minutes: topics[0]?.minutes ?? 20,
    track: tracks[0]?.key ?? null,
    speakers: [],
    attendees: [],
  }
}

/** What stands in the way of creating, as a sentence beside its field. */
export function factProblems({ timeZone, firstDay, lastDay }: EventFacts): Partial<Record<keyof EventFacts, string>> {
  return {
    ...(timeZone === '' && { timeZone: 'Choose the zone that the clocks at the conference show.' }),
    ...(firstDay === '' && { firstDay: 'Choose the first day.' }),
    ...(lastDay === '' && { lastDay: 'Choose the last day.' }),
    ...(firstDay !== '' && lastDay !== '' && lastDay < firstDay && { lastDay: 'The last day is before the first.' }),
  }
}
