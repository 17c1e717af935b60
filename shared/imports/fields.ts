/**
 * The fields of entries as an import compares and takes them: what the draft says, what the board says, both in the same
 * plain form, how it is written, and how it is said to people.
 */

import type { BoardDoc } from '../board/doc.ts'
import type { EntryKind, Material, Person, Room, Slot, Topic, Track } from '../board/model.ts'
import { ATTENDANCES, SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from '../board/model.ts'
import { asCount, asMinutes, asWebAddress, oneOf } from '../board/values.ts'
import {
  addMaterial,
  editPerson,
  editRoom,
  editSlot,
  editTopic,
  editTrack,
  placeSlot,
  removeMaterial,
  setAttendee,
  setLead,
  setSpeaker,
  writeText,
} from '../board/verbs.ts'
import { fitText, fitting } from '../board/write.ts'
import type { PersonId, RoomId, SlotId, TopicId, TrackId } from '../ids.ts'
import { clockOf, dayOf, isWallTime, sayDay } from '../time.ts'
import type { DraftPerson, DraftRoom, DraftSlot, DraftTopic, DraftTrack } from './draft.ts'

/** What the places of a draft mean: ids, or keys like `person 3` of what is not on the board yet; `null` for nothing. */
export type Refs = Readonly<Record<EntryKind, readonly (string | null)[]>>

/** What entries are called, by id or key. */
export type Names = (kind: EntryKind, ref: string) => string

export interface Field<D, E, Id> {
  readonly name: string
  of(entry: D, refs: Refs): unknown
  on(entry: E): unknown
  /** Writes what `of` said. Where there is nothing to be written at once (`place` of a topic), it is left out. */
  set?(door: BoardDoc, id: Id, value: never, standing: E | null): void
  /** In words; of plain text, the text. */
  say?(value: never, names: Names): string
}

const refsIn = (refs: Refs, kind: EntryKind, places: readonly number[]): string[] => [
  ...new Set(places.flatMap((at) => refs[kind][at] ?? [])),
]
const refIn = (refs: Refs, kind: EntryKind, place: number | null): string | null =>
  place === null ? null : (refs[kind][place] ?? null)

const sayList =
  (kind: EntryKind) =>
  (refs: readonly string[], names: Names): string =>
    refs.map((ref) => names(kind, ref)).join(', ')
const sayRef =
  (kind: EntryKind) =>
  (ref: string | null, names: Names): string =>
    ref === null ? '' : names(kind, ref)

/** A key whose value is the same plain text in both. */
const text = <K extends string, Id>(name: K, set: (door: BoardDoc, id: Id, value: string) => void) => ({
  name,
  of: (entry: Readonly<Record<K, string>>) => fitText(name, entry[name]),
  on: (entry: Readonly<Record<K, string>>) => entry[name],
  set,
})

/** Makes an ordered set of people what it should be: those who stay in their order stay as they are. */
function setMembers(
  wanted: readonly string[],
  standing: readonly string[],
  set: (person: PersonId, isMember: boolean) => void,
): void {
  let same = 0
  while (same < wanted.length && wanted[same] === standing[same]) same++
  for (const person of standing.slice(same)) set(person as PersonId, false)
  for (const person of wanted.slice(same)) set(person as PersonId, true)
}

export const ROOM_FIELDS: readonly Field<DraftRoom, Room, RoomId>[] = [
  text('name', (door, id, name) => editRoom(door, id, { name })),
  {
    name: 'capacity',
    of: ({ capacity }) => asCount(capacity),
    on: ({ capacity }) => capacity,
    set: (door, id, capacity: number | null) => editRoom(door, id, { capacity }),
  },
  text('features', (door, id, features) => editRoom(door, id, { features })),
]

export const PERSON_FIELDS: readonly Field<DraftPerson, Person, PersonId>[] = [
  text('name', (door, id, name) => editPerson(door, id, { name })),
  text('affiliation', (door, id, affiliation) => editPerson(door, id, { affiliation })),
  text('contact', (door, id, contact) => editPerson(door, id, { contact })),
]

export const TRACK_FIELDS: readonly Field<DraftTrack, Track, TrackId>[] = [
  text('name', (door, id, name) => editTrack(door, id, { name })),
  {
    name: 'color',
    of: ({ color }) => oneOf(TRACK_COLORS)(color),
    on: ({ color }) => color,
    set: (door, id, color: Track['color'] | null) => {
      if (color) editTrack(door, id, { color })
    },
  },
  text('description', (door, id, description) => editTrack(door, id, { description })),
  text('background', (door, id, background) => editTrack(door, id, { background })),
  {
    name: 'leads',
    of: ({ leads }, refs) => refsIn(refs, 'person', leads),
    on: ({ leads }) => leads,
    set: (door, id, leads: readonly string[], standing) =>
      setMembers(leads, standing?.leads ?? [], (person, leading) => setLead(door, id, person, leading)),
    say: sayList('person'),
  },
]

interface SlotPlace {
  readonly roomId: string | null
  readonly start: string
}

export const SLOT_FIELDS: readonly Field<DraftSlot, Slot, SlotId>[] = [
  {
    name: 'place',
    of: ({ room, start }, refs): SlotPlace | null =>
      isWallTime(start) ? { roomId: refIn(refs, 'room', room), start } : null,
    on: ({ place }): SlotPlace => ({ roomId: place.roomId, start: place.start }),
    set: (door, id, place: SlotPlace | null) => {
      if (place) placeSlot(door, id, { roomId: place.roomId as RoomId | null, start: place.start })
    },
    say: (place: SlotPlace | null, names) =>
      place
        ? `${sayDay(dayOf(place.start))} ${clockOf(place.start)}, ${place.roomId === null ? 'all rooms' : names('room', place.roomId)}`
        : '',
  },
  {
    name: 'minutes',
    of: ({ minutes }) => asMinutes(minutes) ?? 30,
    on: ({ minutes }) => minutes,
    set: (door, id, minutes: number) => editSlot(door, id, { minutes }),
  },
  {
    name: 'kind',
    of: ({ kind }) => oneOf(SLOT_KINDS)(kind) ?? 'session',
    on: ({ kind }) => kind,
    set: (door, id, kind: Slot['kind']) => editSlot(door, id, { kind }),
  },
  text('title', (door, id, title) => editSlot(door, id, { title })),
  {
    name: 'trackId',
    of: ({ track }, refs) => refIn(refs, 'track', track),
    on: ({ trackId }) => trackId,
    set: (door, id, trackId: TrackId | null) => editSlot(door, id, { trackId }),
    say: sayRef('track'),
  },
  {
    name: 'public',
    of: (slot) => slot.public !== false,
    on: (slot) => slot.public,
    set: (door, id, isPublic: boolean) => editSlot(door, id, { public: isPublic }),
    say: (isPublic: boolean) => (isPublic ? 'shown to attendees' : 'not shown to attendees'),
  },
]

type Link = Pick<Material, 'title' | 'url'>
type Needed = readonly [person: string, attendance: string]

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

function linksOf(links: readonly { readonly title: string; readonly url: string }[]): Link[] {
  const fit = links.flatMap(({ title, url }) => {
    const address = asWebAddress(fitText('url', url))
    return address ? { title: fitText('title', title) || address, url: address } : []
  })
  return [...new Map(fit.map((link) => [JSON.stringify(link), link])).values()].sort(byText)
}

function neededOf({ attendees }: DraftTopic, refs: Refs): Needed[] {
  const needed = new Map<string, string>()
  for (const { person, attendance } of attendees) {
    const [ref, fit] = [refIn(refs, 'person', person), oneOf(ATTENDANCES)(attendance)]
    if (ref !== null && fit !== null && needed.get(ref) !== 'required') needed.set(ref, fit)
  }
  return [...needed].sort(byText)
}

export const TOPIC_FIELDS: readonly Field<DraftTopic, Topic, TopicId>[] = [
  text('title', (door, id, title) => editTopic(door, id, { title })),
  text('abstract', (door, id, abstract) => writeText(door, id, 'abstract', abstract)),
  text('notes', (door, id, notes) => writeText(door, id, 'notes', notes)),
  {
    name: 'minutes',
    of: ({ minutes }) => asMinutes(minutes) ?? 20,
    on: ({ minutes }) => minutes,
    set: (door, id, minutes: number) => editTopic(door, id, { minutes }),
  },
  {
    name: 'kind',
    of: ({ kind }) => oneOf(TOPIC_KINDS)(kind) ?? 'other',
    on: ({ kind }) => kind,
    set: (door, id, kind: Topic['kind']) => editTopic(door, id, { kind }),
  },
  {
    name: 'stage',
    of: ({ stage }) => oneOf(STAGES)(stage) ?? 'proposed',
    on: ({ stage }) => stage,
    set: (door, id, stage: Topic['stage']) => editTopic(door, id, { stage }),
  },
  {
    name: 'trackId',
    of: ({ track }, refs) => refIn(refs, 'track', track),
    on: ({ trackId }) => trackId,
    set: (door, id, trackId: TrackId | null) => editTopic(door, id, { trackId }),
    say: sayRef('track'),
  },
  {
    name: 'speakers',
    of: ({ speakers }, refs) => refsIn(refs, 'person', speakers),
    on: ({ speakers }) => speakers,
    set: (door, id, speakers: readonly string[], standing) =>
      setMembers(speakers, standing?.speakers ?? [], (person, speaks) => setSpeaker(door, id, person, speaks)),
    say: sayList('person'),
  },
  {
    name: 'attendees',
    of: neededOf,
    on: ({ attendees }): Needed[] => [...attendees].sort(byText),
    set: (door, id, needed: readonly Needed[], standing) => {
      const wanted = new Map(needed)
      for (const person of standing?.attendees.keys() ?? []) {
        if (!wanted.has(person)) setAttendee(door, id, person, null)
      }
      for (const [person, attendance] of needed) {
        setAttendee(door, id, person as PersonId, attendance as 'required' | 'contingent')
      }
    },
    say: (needed: readonly Needed[], names) =>
      needed.map(([person, attendance]) => `${names('person', person)} (${attendance})`).join(', '),
  },
  {
    name: 'materials',
    of: ({ materials }) => linksOf(materials),
    on: ({ materials }) => linksOf(materials),
    set: (door, id, links: readonly Link[], standing) => {
      const stored = standing?.materials ?? []
      const has = (list: readonly Link[], link: Link) =>
        list.some(({ title, url }) => title === link.title && url === link.url)
      for (const material of stored) if (!has(links, material)) removeMaterial(door, id, material.id)
      for (const link of links) if (!has(stored, link)) addMaterial(door, id, link)
    },
    say: (links: readonly Link[]) =>
      links.map(({ title, url }) => (title === url ? url : `${title} ${url}`)).join(', '),
  },
  {
    name: 'follows',
    of: ({ follows }) =>
      follows && Number.isInteger(follows.year)
        ? fitting('follows', { year: follows.year, status: follows.status, url: follows.url })
        : null,
    on: ({ follows }) => follows && { year: follows.year, status: follows.status, url: follows.url },
    set: (door, id, follows: Topic['follows']) => editTopic(door, id, { follows }),
    say: (follows: Topic['follows']) => (follows ? [follows.year, follows.status, follows.url].join(' ').trim() : ''),
  },
  {
    name: 'audience',
    of: ({ audience }) => asCount(audience),
    on: ({ audience }) => audience,
    set: (door, id, audience: number | null) => editTopic(door, id, { audience }),
  },
  {
    name: 'place',
    of: ({ slot }, refs) => refIn(refs, 'slot', slot),
    on: ({ placement }) => placement?.slotId ?? null,
    say: sayRef('slot'),
  },
]

// biome-ignore lint/suspicious/noExplicitAny: which kind of entry goes with which is known by the row.
export const FIELDS: Readonly<Record<EntryKind, readonly Field<any, any, any>[]>> = {
  room: ROOM_FIELDS,
  person: PERSON_FIELDS,
  track: TRACK_FIELDS,
  slot: SLOT_FIELDS,
  topic: TOPIC_FIELDS,
}
