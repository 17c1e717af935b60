import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { applyDraft } from '../../../shared/imports/apply.ts'
import { type Draft, draftPerson, draftTopic, draftTrack } from '../../../shared/imports/draft.ts'
import { readIndicoPage } from '../../../shared/imports/indico-page.ts'
import { must } from '../../../shared/must.ts'
import { newBoard, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish } from '../../support/random-verbs.ts'
import { readGolden } from '../../support/shared-folder.ts'

const PAGE = readGolden('proposal-page.txt')
const draftOf = (text: string) => readIndicoPage(text)
const freshBoard = () => newBoard({ title: '', timeZone: 'UTC', firstDay: '2026-01-01', lastDay: '2026-01-01' })
const counts = (door: BoardDoc, draft: Draft) => {
  const { added, updated, unchanged } = applyDraft(door, draft)
  return { added, updated, unchanged }
}
const topicNamed = (door: BoardDoc, title: string) =>
  must(
    [...readBoard(door.doc).topics.values()].find((topic) => topic.title === title),
    title,
  )

describe('a page on an empty board', () => {
  it('[I3] becomes a track with its leads, people, topics on the tray in the page’s order, follow-ups last', () => {
    const door = freshBoard()
    const draft = draftOf(PAGE)
    expect(counts(door, draft)).toEqual({ added: 10, updated: 0, unchanged: 0 })
    const board = readBoard(door.doc)
    expect(board.tray.map(({ title }) => title)).toEqual(draft.topics.map(({ title }) => title))
    const [track] = [...board.tracks.values()]
    expect(track).toMatchObject({ name: draft.title, description: draft.tracks[0]?.description })
    expect(track?.background).toBe(draft.tracks[0]?.background)
    expect(track?.leads.map((id) => board.people.get(id)?.name)).toEqual(
      draft.people.slice(0, 4).map(({ name }) => name),
    )
    expect(topicNamed(door, 'Queue limits as one value')).toMatchObject({ minutes: 90, trackId: track?.id, repair: [] })
    expect([...topicNamed(door, 'Tracing without a cost').attendees.values()].sort()).toEqual([
      'contingent',
      'required',
      'required',
    ])
    expect(topicNamed(door, 'Faster plugging').follows).toEqual({
      year: 2026,
      status: 'Patches available',
      url: 'https://example.org/plug',
    })
  })

  it('[I4] gives it its title, days and zone; a board that has a title keeps it', () => {
    const door = freshBoard()
    applyDraft(door, draftOf(PAGE))
    const days = { timeZone: 'Europe/Lisbon', firstDay: '2027-08-30', lastDay: '2027-09-01' }
    expect(readBoard(door.doc).meta).toMatchObject({ title: 'Storage Pipelines and Queues MC', ...days })
    const named = newBoard({ title: 'Our own name' })
    applyDraft(named, draftOf(PAGE))
    expect(readBoard(named.doc).meta).toMatchObject({ title: 'Our own name', ...days })
  })

  it('[I3] [M7] is one undo step', () => {
    const door = undoableReplicaOf(freshBoard(), 2)
    const before = contentHash(readBoard(door.doc))
    applyDraft(door, draftOf(PAGE))
    expect(door.undoState().undo).toBe('imported “Storage Pipelines and Queues MC”')
    door.undo()
    expect(contentHash(readBoard(door.doc))).toBe(before)
    expect(door.undoState().undo).toBeNull()
  })
})

describe('a page once more', () => {
  it('[I3] changes nothing at all', () => {
    const door = freshBoard()
    applyDraft(door, draftOf(PAGE))
    const updates: unknown[] = []
    door.doc.on('update', (update: unknown) => updates.push(update))
    expect(counts(door, draftOf(PAGE))).toEqual({ added: 0, updated: 0, unchanged: 10 })
    expect(updates).toEqual([])
  })

  it('[I3] leaves what people wrote, moved, emptied and removed', () => {
    const door = freshBoard()
    applyDraft(door, draftOf(PAGE))
    const board = readBoard(door.doc)
    const slot = verbs.addSlot(door, { place: { roomId: null, start: '2027-08-30T09:00' }, minutes: 90 })
    const zoned = topicNamed(door, 'Zoned devices beyond append').id
    verbs.editTopic(door, zoned, { title: 'Renamed here', minutes: 5 })
    verbs.writeText(door, zoned, 'abstract', 'Ours.')
    verbs.placeTopics(door, [zoned], { slotId: slot, before: null })
    verbs.removeEntry(door, 'topic', topicNamed(door, 'Copy offload').id)
    verbs.editPerson(door, must([...board.people.keys()][0], 'person'), { affiliation: 'Elsewhere' })
    const before = contentHash(readBoard(door.doc))
    expect(counts(door, draftOf(PAGE))).toEqual({ added: 0, updated: 0, unchanged: 10 })
    expect(contentHash(readBoard(door.doc))).toBe(before)

    // Emptied on purpose: an edit like any other.
    verbs.writeText(door, zoned, 'abstract', '')
    expect(counts(door, draftOf(PAGE))).toEqual({ added: 0, updated: 0, unchanged: 10 })
    expect(readBoard(door.doc).topics.get(zoned)).toMatchObject({ title: 'Renamed here', minutes: 5, abstract: '' })
  })

  it('[I3] with a line put in between: one new topic, at its place on the tray, the others found again', () => {
    const door = freshBoard()
    applyDraft(door, draftOf(PAGE))
    const longer = draftOf(PAGE.replace(' 2. Accounting', ' 2. Something new\n 3. Accounting'))
    expect(counts(door, longer)).toEqual({ added: 1, updated: 0, unchanged: 10 })
    expect(readBoard(door.doc).tray.map(({ title }) => title)).toEqual(longer.topics.map(({ title }) => title))
    expect(counts(door, longer)).toEqual({ added: 0, updated: 0, unchanged: 11 })
  })

  it('[I3] two topics of one title are two, each time', () => {
    const door = freshBoard()
    const twice = draftOf('MC\n\nTopics:\n- Testing\n- Testing\n- testing!')
    expect(counts(door, twice)).toEqual({ added: 3, updated: 0, unchanged: 0 })
    expect(counts(door, twice)).toEqual({ added: 0, updated: 0, unchanged: 3 })
  })
})

describe('a page on a board with others', () => {
  it('[I3] finds people and tracks by name, however it is written, and fills what they lack', () => {
    const door = freshBoard()
    const jose = verbs.addPerson(door, { name: 'jose  QUINTANAR' })
    const track = verbs.addTrack(door, { name: 'storage pipelines and queues mc' })
    applyDraft(door, draftOf(PAGE))
    const board = readBoard(door.doc)
    expect([board.people.size, board.tracks.size]).toEqual([5, 1])
    expect(board.people.get(jose)).toMatchObject({ name: 'jose  QUINTANAR', affiliation: 'Fathom Cloud R&D (PT)' })
    expect(board.tracks.get(track)?.leads).toContain(jose)
    expect(board.tracks.get(track)?.description).toMatch(/^This microconference/)
  })

  it('[I4] keeps the board’s days and zone, and says where the page differs', () => {
    const door = newBoard()
    verbs.addTrack(door, { name: 'Another MC' })
    const { warnings } = applyDraft(door, draftOf(PAGE))
    expect(readBoard(door.doc).meta).toMatchObject({ firstDay: '2026-10-05', timeZone: 'Europe/Prague' })
    expect(warnings.slice(-2).map(({ message }) => message)).toEqual([
      'The page is for 30 Aug – 1 Sept 2027, the board for 5–7 Oct 2026; the board’s days stay.',
      'The page is in the time zone Europe/Lisbon, the board in Europe/Prague; the board’s zone stays.',
    ])
  })

  it('[I3] a draft with indices that point nowhere is applied without them, twice the same, on any board', () => {
    const index = fc.integer({ min: 0, max: 6 })
    const topic = fc.record({
      title: fc.string({ minLength: 1, maxLength: 8 }),
      track: fc.option(index),
      speakers: fc.array(index, { maxLength: 3 }),
      attendees: fc.array(
        fc.record({ person: index, attendance: fc.constantFrom('required' as const, 'contingent' as const) }),
        { maxLength: 3 },
      ),
      materials: fc.array(
        fc.record({ title: fc.string(), url: fc.constantFrom('https://example.org', 'javascript:1') }),
      ),
    })
    const text = fc.string({ maxLength: 6 })
    const drafts = fc.record({
      people: fc.array(
        fc.record({ name: fc.constantFrom('Ada', 'ADA', 'Bo', 'Zoë'), affiliation: text, contact: text }),
      ),
      tracks: fc.array(
        fc.record({ name: text, description: text, background: text, leads: fc.array(index, { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
      topics: fc.array(topic, { maxLength: 5 }),
      seed: fc.integer({ min: 1, max: 1_000 }),
    })
    fc.assert(
      fc.property(drafts, ({ people, tracks, topics, seed }) => {
        const draft: Draft = {
          ...draftOf('MC\n\nTopics:\n- one'),
          people: people.map((parts) => ({ ...draftPerson(''), ...parts })),
          tracks: tracks.map((parts) => ({ ...draftTrack(''), ...parts })),
          topics: topics.map((parts, at) => ({
            ...draftTopic('', { system: 'hand', id: `${at}-${parts.title}`, url: '' }),
            ...parts,
            kind: 'talk',
          })),
        }
        const door = newBoard({}, seed)
        furnish(door, dice(seed))
        const first = counts(door, draft)
        expect(first.added + first.updated + first.unchanged).toBe(topics.length)
        const hash = contentHash(readBoard(door.doc))
        expect(counts(door, draft)).toMatchObject({ added: 0, updated: 0 })
        expect(contentHash(readBoard(door.doc))).toBe(hash)
        for (const { repair } of readBoard(door.doc).topics.values()) expect(repair).toEqual([])
      }),
      cases(150),
    )
  }, 60_000)
})
