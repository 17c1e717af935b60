/** Every change that can be made to a board, by name [M7]: called alike by mouse, keyboard, importer, test and bench. */

import * as Y from 'yjs'
import type { MaterialId, PersonId, RoomId, SlotId, TopicId, TrackId } from '../ids.ts'
import { mintId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, mapOf, PREFIX } from './doc.ts'
import { keysOf } from './heirs.ts'
import type {
  Attendance,
  EntryKind,
  Follows,
  Meta,
  Outcome,
  Place,
  Room,
  SlotKind,
  Source,
  Stage,
  TopicKind,
  Track,
  TrackColor,
} from './model.ts'
import { LAYOUT, TRACK_COLORS } from './model.ts'
import { ranksFor } from './ranks.ts'
import { named, sayEntry, sayMany, sayPlace, saySlot } from './steps.ts'
import { asRemoved } from './values.ts'
import {
  cardsIn,
  fitText,
  lastRank,
  make,
  moveRanked,
  pick,
  rewriteText,
  setMember,
  slotsIn,
  typing,
  type Values,
  write,
} from './write.ts'

/** Any id whose entry can be removed. */
export type EntryId = RoomId | TrackId | PersonId | SlotId | TopicId

/** [M10] Called by the server alone, once, on an empty document. */
export function setUpBoard(
  board: BoardDoc,
  facts: { title: string; timeZone: string; firstDay: string; lastDay: string },
): void {
  board.change('made the board', (doc) => {
    const meta = mapOf(doc, 'meta')
    const values: Values = { layout: LAYOUT, ...pick(facts, 'title', 'timeZone', 'firstDay', 'lastDay') }
    write(meta, values)
  })
}

export type MetaChange = Partial<
  Pick<Meta, 'title' | 'timeZone' | 'firstDay' | 'lastDay' | 'description' | 'url' | 'changeover'>
>

export function editMeta(board: BoardDoc, change: MetaChange): void {
  board.change('changed the board’s facts', (doc) => write(mapOf(doc, 'meta'), change), typing('meta', change))
}

export function addRoom(board: BoardDoc, room: { name: string; capacity?: number | null; features?: string }): RoomId {
  const id = mintId('room', board.random)
  board.change(`added room “${room.name}”`, (doc) =>
    make(doc, 'room', id, {
      name: room.name,
      capacity: room.capacity ?? null,
      rank: lastRank(board, 'room'),
      features: room.features ?? '',
    }),
  )
  return id
}

export function editRoom(
  board: BoardDoc,
  id: RoomId,
  change: Partial<Pick<Room, 'name' | 'capacity' | 'features'>>,
): void {
  board.change(`changed room “${named(board, 'room', id)}”`, (doc) => write(entryOf(doc, 'room', id), change))
}

/** Puts a room's column before another, or last (`null`). */
export function moveRoom(board: BoardDoc, id: RoomId, before: RoomId | null): void {
  board.change(`moved room “${named(board, 'room', id)}”`, (doc) => moveRanked(board, doc, 'room', id, before))
}

export function addTrack(
  board: BoardDoc,
  track: { name: string; color?: TrackColor; description?: string; background?: string },
): TrackId {
  const id = mintId('track', board.random)
  board.change(`added track “${track.name}”`, (doc) => {
    const color = track.color ?? TRACK_COLORS[mapOf(doc, 'tracks').size % TRACK_COLORS.length]
    const { name, description = '', background = '' } = track
    make(doc, 'track', id, { name, color, rank: lastRank(board, 'track'), description, background })
  })
  return id
}

export type TrackChange = Partial<Pick<Track, 'name' | 'color' | 'description' | 'background'>>

export function editTrack(board: BoardDoc, id: TrackId, change: TrackChange): void {
  board.change(
    `changed track “${named(board, 'track', id)}”`,
    (doc) => write(entryOf(doc, 'track', id), change),
    typing(id, change),
  )
}

/** Puts a track before another in their list, or last (`null`). */
export function moveTrack(board: BoardDoc, id: TrackId, before: TrackId | null): void {
  board.change(`moved track “${named(board, 'track', id)}”`, (doc) => moveRanked(board, doc, 'track', id, before))
}

/** Makes somebody a track's lead, or no longer. */
export function setLead(board: BoardDoc, id: TrackId, person: PersonId, leads: boolean): void {
  const step = `${leads ? 'added' : 'took away'} ${named(board, 'person', person)} as lead of “${named(board, 'track', id)}”`
  board.change(step, (doc) => setMember(board, entryOf(doc, 'track', id), PREFIX.lead, person, leads))
}

export function addPerson(board: BoardDoc, person: { name: string; affiliation?: string; contact?: string }): PersonId {
  const id = mintId('person', board.random)
  const { name, affiliation = '', contact = '' } = person
  board.change(`added ${name}`, (doc) => make(doc, 'person', id, { name, affiliation, contact }))
  return id
}

export type PersonChange = Partial<{ name: string; affiliation: string; contact: string; zone: string }>

export function editPerson(board: BoardDoc, id: PersonId, change: PersonChange): void {
  board.change(
    `changed ${named(board, 'person', id)}`,
    (doc) => write(entryOf(doc, 'person', id), change),
    typing(id, change),
  )
}

export interface NewSlot {
  readonly place: Place
  readonly minutes: number
  readonly kind?: SlotKind
  readonly title?: string
  readonly trackId?: TrackId | null
}

export function addSlot(board: BoardDoc, slot: NewSlot): SlotId {
  const id = mintId('slot', board.random)
  const { place, minutes, kind = 'session', title = '', trackId = null } = slot
  board.change(`added ${title ? `“${title}”` : 'a slot'} at ${sayPlace(place)}`, (doc) =>
    make(doc, 'slot', id, { place: placeValue(place), minutes, kind, title, trackId, public: true }),
  )
  return id
}

export type SlotChange = Partial<{
  minutes: number
  kind: SlotKind
  title: string
  trackId: TrackId | null
  public: boolean
}>

export function editSlot(board: BoardDoc, id: SlotId, change: SlotChange): void {
  board.change(
    `changed ${sayEntry(board, 'slot', id)}`,
    (doc) => write(entryOf(doc, 'slot', id), change),
    typing(id, change),
  )
}

/** Moves a slot with everything in it: one value, one write [M2]. */
export function placeSlot(board: BoardDoc, id: SlotId, place: Place): void {
  board.change(`moved ${sayEntry(board, 'slot', id)} to ${sayPlace(place)}`, (doc) =>
    write(entryOf(doc, 'slot', id), { place: placeValue(place) }),
  )
}

export interface NewTopic {
  readonly title: string
  readonly abstract?: string
  readonly notes?: string
  readonly minutes?: number
  readonly kind?: TopicKind
  readonly stage?: Stage
  readonly trackId?: TrackId | null
  readonly source?: Source | null
  readonly follows?: Follows | null
  readonly speakers?: readonly PersonId[]
}

/** A new topic, on the tray. */
export function addTopic(board: BoardDoc, topic: NewTopic): TopicId {
  const id = mintId('topic', board.random)
  board.change(`added “${topic.title}”`, (doc) => {
    const { title, minutes = 20, kind = 'discussion', stage = 'proposed', trackId = null } = topic
    const values: Values = { title, minutes, kind, stage, trackId, placement: null }
    if (topic.source) values.source = topic.source
    if (topic.follows) values.follows = topic.follows
    values.abstract = new Y.Text(fitText('abstract', topic.abstract ?? ''))
    values.notes = new Y.Text(fitText('notes', topic.notes ?? ''))
    make(doc, 'topic', id, values)
    for (const person of topic.speakers ?? []) setSpeaker(board, id, person, true)
  })
  return id
}

export type TopicChange = Partial<{
  title: string
  minutes: number
  kind: TopicKind
  stage: Stage
  trackId: TrackId | null
  audience: number | null
  source: Source | null
  follows: Follows | null
  outcome: Outcome | null
}>

export function editTopic(board: BoardDoc, id: TopicId, change: TopicChange): void {
  board.change(
    `changed “${named(board, 'topic', id)}”`,
    (doc) => write(entryOf(doc, 'topic', id), change),
    typing(id, change),
  )
}

/** Replaces only the stretch that differs, so that two people can write in one text. Typing on is one undo step. */
export function writeText(board: BoardDoc, id: TopicId, field: 'abstract' | 'notes', text: string): void {
  const step = `wrote in “${named(board, 'topic', id)}”`
  const rewrite = (doc: Y.Doc) => {
    const entry = entryOf(doc, 'topic', id)
    const stored = entry?.get(field)
    const fitting = fitText(field, text)
    if (stored instanceof Y.Text) rewriteText(stored, fitting)
    else entry?.set(field, new Y.Text(fitting))
  }
  board.change(step, rewrite, `${field}:${id}`)
}

/** Where cards are dropped: in a slot before another card, or at its end (`before: null`); `null` is the tray. */
export type Target = { readonly slotId: SlotId; readonly before: TopicId | null } | null

/**
 * [M1, M4] One write a card; several keep their order and stay together. Neighbours that share a rank (two people dropped
 * at one place while apart) are re-keyed on the way. Ids that are gone are left out.
 */
export function placeTopics(board: BoardDoc, ids: readonly TopicId[], target: Target): void {
  const what = sayMany(board, 'topic', ids)
  board.change(`moved ${what} to ${target ? saySlot(board, target.slotId) : 'the tray'}`, (doc) => {
    const moved = ids.filter((id) => entryOf(doc, 'topic', id))
    if (!target) {
      for (const id of moved) write(entryOf(doc, 'topic', id), { placement: null })
      return
    }
    const { slotId, before } = target
    const ranks = ranksFor(cardsIn(doc, slotId), moved, before, board.random)
    for (const [id, rank] of ranks) write(entryOf(doc, 'topic', id), { placement: { slotId, rank } })
  })
}

/** Adds a speaker after those there are, or takes one away. */
export function setSpeaker(board: BoardDoc, id: TopicId, person: PersonId, speaks: boolean): void {
  const step = `${speaks ? 'added' : 'took away'} ${named(board, 'person', person)} as speaker of “${named(board, 'topic', id)}”`
  board.change(step, (doc) => setMember(board, entryOf(doc, 'topic', id), PREFIX.speaker, person, speaks))
}

/** Says who is needed in the room; `null` takes it back. */
export function setAttendee(board: BoardDoc, id: TopicId, person: PersonId, attendance: Attendance | null): void {
  board.change(`changed who is needed for “${named(board, 'topic', id)}”`, (doc) => {
    const entry = entryOf(doc, 'topic', id)
    const others = entry ? keysOf(doc, entry, PREFIX.attendee, person) : []
    write(entry, { ...Object.fromEntries(others.map((key) => [key, null])), [PREFIX.attendee + person]: attendance })
  })
}

export function addMaterial(board: BoardDoc, id: TopicId, material: { title: string; url: string }): MaterialId {
  const materialId = mintId('material', board.random)
  board.change(`added a link to “${named(board, 'topic', id)}”`, (doc) =>
    write(entryOf(doc, 'topic', id), { [PREFIX.material + materialId]: pick(material, 'title', 'url') }),
  )
  return materialId
}

/** Title and address at once: one value [M2]. One that was taken away meanwhile stays so. */
export function editMaterial(
  board: BoardDoc,
  id: TopicId,
  materialId: MaterialId,
  material: { title: string; url: string },
): void {
  const key = PREFIX.material + materialId
  board.change(`changed a link of “${named(board, 'topic', id)}”`, (doc) => {
    const entry = entryOf(doc, 'topic', id)
    if ((entry?.get(key) ?? null) !== null) write(entry, { [key]: pick(material, 'title', 'url') })
  })
}

export function removeMaterial(board: BoardDoc, id: TopicId, materialId: MaterialId): void {
  board.change(`removed a link from “${named(board, 'topic', id)}”`, (doc) =>
    write(entryOf(doc, 'topic', id), { [PREFIX.material + materialId]: null }),
  )
}

/** [M5] Removing is a field: the entry and what others write in it meanwhile stay, and anybody can bring it back. */
export function removeEntry(board: BoardDoc, kind: EntryKind, id: EntryId): void {
  board.change(`removed ${sayEntry(board, kind, id)}`, (doc) =>
    write(entryOf(doc, kind, id), { removed: { at: board.now(), by: board.actor() } }),
  )
}

/** Removes a room and, in the same step, the slots in it; their topics are back on the tray. */
export function removeRoom(board: BoardDoc, id: RoomId): void {
  board.change(`removed ${sayEntry(board, 'room', id)}`, (doc) => {
    const removed = { at: board.now(), by: board.actor() }
    for (const slot of slotsIn(doc, id)) write(entryOf(doc, 'slot', slot), { removed })
    write(entryOf(doc, 'room', id), { removed })
  })
}

/** A room that was removed comes back with the slots that went with it. */
export function restoreEntry(board: BoardDoc, kind: EntryKind, id: EntryId): void {
  board.change(`brought back ${sayEntry(board, kind, id)}`, (doc) => {
    const entry = entryOf(doc, kind, id)
    const removed = asRemoved(entry?.get('removed'))
    if (kind === 'room' && removed) {
      for (const slot of slotsIn(doc, id as RoomId, removed)) write(entryOf(doc, 'slot', slot), { removed: null })
    }
    write(entry, { removed: null })
  })
}

const placeValue = ({ roomId, start }: Place): Place => ({ roomId, start })
