/** Draft → board, through the verbs, in one undo step. What people have written on the board stays as it is. */

import type { BoardDoc } from '../board/doc.ts'
import { MAP_OF, mapOf } from '../board/doc.ts'
import { readPerson, readRemoved, readTrack } from '../board/entries.ts'
import type { Board, EntryKind, Meta, Topic } from '../board/model.ts'
import { readBoard } from '../board/read.ts'
import { asWebAddress } from '../board/values.ts'
import {
  addMaterial,
  addPerson,
  addTopic,
  addTrack,
  editMeta,
  editPerson,
  editTopic,
  editTrack,
  setAttendee,
  setLead,
  setSpeaker,
  writeText,
} from '../board/verbs.ts'
import type { IdOf, PersonId, TopicId, TrackId } from '../ids.ts'
import { sayDays } from '../time.ts'
import type { Draft, DraftTopic, Warning } from './draft.ts'
import { knownEntries, knownTopics } from './known.ts'
import { applyWhole } from './whole-board.ts'

/** How many topics are new, got something where they had nothing, or are as they were. */
export interface Applied {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly warnings: Warning[]
}

/**
 * [I3] Adds what is new, fills what is empty, changes nothing else; a second time it changes nothing at all. People and
 * tracks are found again by name, topics by their source. Indices that point nowhere are left out.
 */
export function applyDraft(door: BoardDoc, draft: Draft): Applied {
  return door.change(`imported ${draft.title ? `“${draft.title}”` : 'a page'}`, () => {
    const moved = applyWhole(door, draft)
    if (moved) return moved
    const board = readBoard(door.doc)
    const warnings = [...draft.warnings, ...applyMeta(door, board, draft)]
    const people = applyPeople(door, board, draft)
    const tracks = applyTracks(door, board, draft, people)
    const counts = { added: 0, updated: 0, unchanged: 0 }
    const known = knownTopics(door)
    for (const topic of draft.topics) {
      const track = topic.track === null ? null : (tracks[topic.track] ?? null)
      const found = known.take(topic.source)
      if (found === null) {
        makeTopic(door, topic, track, people)
        counts.added++
      } else {
        const standing = board.topics.get(found)
        if (standing && fillTopic(door, standing, topic, track, people)) counts.updated++
        else counts.unchanged++
      }
    }
    return { ...counts, warnings }
  })
}

/** [I4] The first page gives an empty board its days and zone; later ones only say where they differ. */
function applyMeta(door: BoardDoc, board: Board, draft: Draft): Warning[] {
  const { meta } = board
  const { title, timeZone, firstDay, lastDay } = draft
  if (meta.title === '' && title) editMeta(door, { title })
  const inBin = (kind: string) => board.bin.some((removed) => removed.kind === kind)
  const empty = board.tracks.size + board.slots.size + board.topics.size === 0 && !inBin('track') && !inBin('topic')
  if (empty) {
    editMeta(door, { ...(timeZone && { timeZone }), ...(firstDay && lastDay && { firstDay, lastDay }) })
    return []
  }
  return [...differences(meta, draft)].map((message) => ({ line: 1, quote: '', message }))
}

function* differences(meta: Meta, { timeZone, firstDay, lastDay }: Draft): Generator<string> {
  if (firstDay && lastDay && (firstDay !== meta.firstDay || lastDay !== meta.lastDay)) {
    yield `The page is for ${sayDays(firstDay, lastDay)}, the board for ${sayDays(meta.firstDay, meta.lastDay)}; the board’s days stay.`
  }
  if (timeZone && timeZone !== meta.timeZone) {
    yield `The page is in the time zone ${timeZone}, the board in ${meta.timeZone}; the board’s zone stays.`
  }
}

function applyPeople(door: BoardDoc, board: Board, draft: Draft): PersonId[] {
  const known = knownEntries(door, 'person', board.people)
  return draft.people.map(({ name, affiliation, contact }) => {
    const id = known.find(name)
    const standing = id && standingAs(door, 'person', id, readPerson)
    if (standing) {
      editPerson(door, standing.id, {
        ...(standing.affiliation === '' && { affiliation }),
        ...(standing.contact === '' && { contact }),
      })
    }
    return id ?? known.add(name, addPerson(door, { name, affiliation, contact }))
  })
}

function applyTracks(door: BoardDoc, board: Board, draft: Draft, people: readonly PersonId[]): TrackId[] {
  const known = knownEntries(door, 'track', board.tracks)
  return draft.tracks.map(({ name, description, background, leads }) => {
    const id = known.find(name)
    const standing = id && standingAs(door, 'track', id, readTrack)
    if (standing) {
      editTrack(door, standing.id, {
        ...(standing.description === '' && { description }),
        ...(standing.background === '' && { background }),
      })
    }
    if (id && (!standing || standing.leads.length > 0)) return id
    const track = id ?? known.add(name, addTrack(door, { name, description, background }))
    for (const lead of among(people, leads)) setLead(door, track, lead, true)
    return track
  })
}

/** The entry as it is by now (a draft may name one person twice), or `null` where it was removed. */
function standingAs<K extends EntryKind, E>(
  door: BoardDoc,
  kind: K,
  id: IdOf<K>,
  read: (id: IdOf<K>, value: unknown) => E,
): E | null {
  const value = mapOf(door.doc, MAP_OF[kind]).get(id)
  return readRemoved(kind, id, value) ? null : read(id, value)
}

function makeTopic(door: BoardDoc, draft: DraftTopic, trackId: TrackId | null, people: readonly PersonId[]): void {
  const { title, abstract, notes, minutes, kind, stage, source, follows } = draft
  const speakers = among(people, draft.speakers)
  const id = addTopic(door, { title, abstract, notes, minutes, kind, stage, trackId, source, follows, speakers })
  addAround(door, id, draft, people)
}

function addAround(
  door: BoardDoc,
  id: TopicId,
  { attendees, materials }: Pick<DraftTopic, 'attendees' | 'materials'>,
  people: readonly PersonId[],
): void {
  for (const { person, attendance } of attendees) {
    for (const attendee of among(people, [person])) setAttendee(door, id, attendee, attendance)
  }
  for (const { title, url } of materials) if (asWebAddress(url)) addMaterial(door, id, { title, url })
}

/** Fills what is empty; returns whether anything was. The place on the page (in `source`) follows the page unseen. */
function fillTopic(
  door: BoardDoc,
  topic: Topic,
  draft: DraftTopic,
  trackId: TrackId | null,
  people: readonly PersonId[],
): boolean {
  const { id } = topic
  if (topic.source?.id !== draft.source.id) editTopic(door, id, { source: draft.source })
  let filled = false
  const fill = (isEmpty: boolean, has: boolean, write: () => void) => {
    if (!isEmpty || !has) return
    write()
    filled = true
  }
  fill(topic.abstract === '', draft.abstract !== '', () => writeText(door, id, 'abstract', draft.abstract))
  fill(topic.notes === '', draft.notes !== '', () => writeText(door, id, 'notes', draft.notes))
  fill(topic.trackId === null, trackId !== null, () => editTopic(door, id, { trackId }))
  fill(topic.follows === null, draft.follows !== null, () => editTopic(door, id, { follows: draft.follows }))
  const speakers = among(people, draft.speakers)
  fill(topic.speakers.length === 0, speakers.length > 0, () => {
    for (const speaker of speakers) setSpeaker(door, id, speaker, true)
  })
  const attendees = draft.attendees.filter(({ person }) => people[person] !== undefined)
  fill(topic.attendees.size === 0, attendees.length > 0, () =>
    addAround(door, id, { attendees, materials: [] }, people),
  )
  const materials = draft.materials.filter(({ url }) => asWebAddress(url))
  fill(topic.materials.length === 0, materials.length > 0, () =>
    addAround(door, id, { attendees: [], materials }, people),
  )
  return filled
}

/** The people that indices of a draft point to. */
const among = (people: readonly PersonId[], indices: readonly number[]): PersonId[] =>
  indices.flatMap((at) => people[at] ?? [])
