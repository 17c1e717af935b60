import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardJson } from '../../../shared/board/board-json.ts'
import { copySlot } from '../../../shared/board/copying.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { mergePeople } from '../../../shared/board/merge-people.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as reshaping from '../../../shared/board/reshaping.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { applyDraft } from '../../../shared/imports/apply.ts'
import { compareDraft } from '../../../shared/imports/compare.ts'
import { type Choice, usualChoice } from '../../../shared/imports/comparison.ts'
import { type Draft, draftPerson, draftTopic, emptyDraft } from '../../../shared/imports/draft.ts'
import { must } from '../../../shared/must.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { madeDraft } from '../../support/made-drafts.ts'
import { furnish } from '../../support/random-verbs.ts'

const SYSTEM = 'made:7'
const topicOf = (id: string, facts: object = {}) => ({
  ...draftTopic(`Topic ${id}`, { system: SYSTEM, id, url: '' }),
  ...facts,
})
const slotOf = (origin: string, start: string, facts: object = {}) => ({
  origin,
  room: 0,
  start,
  minutes: 60,
  kind: 'session' as const,
  title: '',
  track: null,
  public: true,
  ...facts,
})
const draftOf = (facts: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('made'),
  system: SYSTEM,
  rooms: [{ origin: 'r1', name: 'Aurora', capacity: 100, features: '' }],
  people: [{ ...draftPerson('Ada Example'), origin: 'p1', affiliation: 'Example' }],
  slots: [slotOf('s1', '2026-10-05T10:00'), slotOf('s2', '2026-10-05T14:00')],
  topics: [topicOf('t1', { slot: 0, speakers: [0] }), topicOf('t2', { slot: 0 }), topicOf('t3')],
  ...facts,
})
const NOTHING: Choice = { entries: new Set(), fields: new Set(), same: new Map(), remove: new Set() }
const imported = (draft = draftOf()) => {
  const door = newBoard()
  applyDraft(door, draft)
  return door
}
const topicNamed = (door: BoardDoc, title: string) =>
  must(
    [...readBoard(door.doc).topics.values()].find((topic) => topic.title === title),
    title,
  )
const changesIn = (door: BoardDoc, draft: Draft) =>
  compareDraft(door, draft).entries.flatMap(({ key, fields }) =>
    fields.map(({ field, before, after, since, isNews }) => [`${key} ${field}`, before, after, since, isNews]),
  )
const lineups = (door: BoardDoc) =>
  [...readBoard(door.doc).lineups.values()].map(({ slot, topics }) => [
    slot.place.start.slice(11),
    ...topics.map(({ topic }) => topic.title),
  ])

describe('a source on an empty board', () => {
  it('[I23] becomes rooms in order, slots as they are, topics in them in the source’s order', () => {
    const rooms = ['Zeta', 'Aurora', 'Mid'].map((name) => ({ origin: name, name, capacity: null, features: 'x' }))
    const door = imported(
      draftOf({
        rooms,
        slots: [slotOf('s1', '2026-10-05T10:00', { kind: 'break', title: 'Coffee', public: false, room: null })],
        topics: ['c', 'a', 'b'].map((id) => topicOf(id, { slot: 0, audience: 30 })),
      }),
    )
    const board = readBoard(door.doc)
    expect([...board.rooms.values()].map(({ name }) => name)).toEqual(['Zeta', 'Aurora', 'Mid'])
    expect([...board.slots.values()]).toMatchObject([
      { place: { roomId: null }, minutes: 60, kind: 'break', title: 'Coffee', public: false },
    ])
    expect(lineups(door)).toEqual([['10:00', 'Topic c', 'Topic a', 'Topic b']])
    expect(topicNamed(door, 'Topic a').audience).toBe(30)
  })

  it('[I23] gives each track a colour that is free', () => {
    const tracks = ['one', 'two'].map((name) => ({
      origin: '',
      name,
      color: null,
      description: '',
      background: '',
      leads: [],
    }))
    const door = newBoard()
    verbs.addTrack(door, { name: 'blue', color: 'teal' })
    applyDraft(door, draftOf({ tracks }))
    expect(new Set([...readBoard(door.doc).tracks.values()].map(({ color }) => color)).size).toBe(3)
  })
})

describe('a source that was imported before', () => {
  it('[I24] tells what only the source changed from what people edited, and whether the source has news', () => {
    const door = imported()
    const [one, two] = [topicNamed(door, 'Topic t1').id, topicNamed(door, 'Topic t2').id]
    verbs.editTopic(door, one, { minutes: 45 })
    verbs.editTopic(door, two, { title: 'Ours' })
    const later = draftOf({
      topics: [
        topicOf('t1', { slot: 0, speakers: [0], title: 'Renamed' }),
        topicOf('t2', { slot: 0, title: 'Theirs' }),
        topicOf('t3'),
      ],
    })
    expect(changesIn(door, later)).toEqual([
      ['topic 0 title', 'Topic t1', 'Renamed', 'follow', true],
      ['topic 0 minutes', '45', '20', 'edited', false],
      ['topic 1 title', 'Ours', 'Theirs', 'edited', true],
    ])
    expect(applyDraft(door, later)).toMatchObject({ added: 0, updated: 1, unchanged: 2, edited: 2 })
    const { topics } = readBoard(door.doc)
    expect(topics.get(one)).toMatchObject({ title: 'Renamed', minutes: 45 })
    expect(topics.get(two)).toMatchObject({ title: 'Ours' })
  })

  it('[I24] a moved topic stays where it was put, unless its place is asked for; others follow the source', () => {
    const door = imported()
    const [one, two] = [topicNamed(door, 'Topic t1').id, topicNamed(door, 'Topic t2').id]
    verbs.placeTopics(door, [one], null)
    const later = draftOf({
      topics: [topicOf('t1', { slot: 1, speakers: [0] }), topicOf('t2', { slot: 1 }), topicOf('t3', { slot: 1 })],
    })
    const compared = compareDraft(door, later)
    applyDraft(door, later)
    expect(lineups(door)).toEqual([['10:00'], ['14:00', 'Topic t2', 'Topic t3']])
    expect(compared.entries.find(({ id }) => id === one)?.fields).toMatchObject([{ field: 'place', since: 'edited' }])
    applyDraft(door, later, { ...NOTHING, fields: new Set(['topic 0 place']) })
    expect(lineups(door)).toEqual([['10:00'], ['14:00', 'Topic t1', 'Topic t2', 'Topic t3']])
    expect(readBoard(door.doc).topics.get(two)?.placement).not.toBeNull()
  })

  it('[I24] another order in a slot is followed, where nobody has ordered it on the board', () => {
    const topics = ['a', 'b', 'c'].map((id) => topicOf(id, { slot: 0 }))
    const [a, b, c] = topics as [(typeof topics)[0], (typeof topics)[0], (typeof topics)[0]]
    const door = imported(draftOf({ topics }))
    const own = verbs.addTopic(door, { title: 'Own' })
    const { slotId } = must(topicNamed(door, 'Topic a').placement, 'its place')
    verbs.placeTopics(door, [own], { slotId, before: topicNamed(door, 'Topic b').id })
    applyDraft(door, draftOf({ topics: [c, a, b] }))
    const order = must(lineups(door)[0], 'the slot')
    expect(order.filter((title) => title !== 'Own')).toEqual(['10:00', 'Topic c', 'Topic a', 'Topic b'])
    expect(order).toContain('Own')
    verbs.placeTopics(door, [topicNamed(door, 'Topic b').id], { slotId, before: topicNamed(door, 'Topic c').id })
    const before = lineups(door)
    expect(applyDraft(door, draftOf({ topics: [a, b, c] })).edited).toBe(1)
    expect(lineups(door)).toEqual(before)
  })

  it('[I25] what vanished at the source is listed, and put into the bin only when that is asked for', () => {
    const door = imported()
    const later = draftOf({ topics: draftOf().topics.slice(1), slots: draftOf().slots })
    const { gone } = applyDraft(door, { ...later, people: [] })
    // A source that has no people at all does not say that they are gone.
    expect(gone.map(({ kind, title }) => [kind, title])).toEqual([['topic', 'Topic t1']])
    expect(readBoard(door.doc).topics.size).toBe(3)
    applyDraft(door, later, { ...NOTHING, remove: new Set(gone.map(({ id }) => id)) })
    expect(readBoard(door.doc).topics.size).toBe(2)
    expect(readBoard(door.doc).bin.map(({ title }) => title)).toEqual(['Topic t1'])
    expect(compareDraft(door, later).gone).toEqual([])
  })

  it('[I25] what people removed stays in the bin, unless it is asked for', () => {
    const door = imported()
    const { id } = topicNamed(door, 'Topic t3')
    verbs.removeEntry(door, 'topic', id)
    const later = draftOf({ topics: [...draftOf().topics.slice(0, 2), topicOf('t3', { title: 'Back' })] })
    expect(applyDraft(door, later)).toMatchObject({ added: 0, unchanged: 3 })
    expect(compareDraft(door, later).entries.find((entry) => entry.id === id)).toMatchObject({ state: 'removed' })
    applyDraft(door, later, { ...NOTHING, entries: new Set(['topic 2']), fields: new Set(['topic 2 title']) })
    expect(readBoard(door.doc).topics.get(id)?.title).toBe('Back')
  })

  it('[I23] is found again when its rooms, people and slots were renamed and moved on the board', () => {
    const door = imported()
    const board = readBoard(door.doc)
    const [room] = board.rooms.keys()
    const [ada] = board.people.keys()
    const [slot] = board.slots.keys()
    verbs.editRoom(door, must(room, 'room'), { name: 'Main hall' })
    verbs.editPerson(door, must(ada, 'person'), { name: 'Ada E. Example' })
    verbs.placeSlot(door, must(slot, 'slot'), { roomId: null, start: '2026-10-06T09:00' })
    const { entries, gone } = compareDraft(door, draftOf())
    expect(entries.filter(({ state }) => state === 'new')).toEqual([])
    expect(gone).toEqual([])
    expect(applyDraft(door, draftOf())).toMatchObject({ added: 0, updated: 0 })
    expect(readBoard(door.doc).slots.size).toBe(2)
  })

  it('[I23] a copy, a split part and a merged topic claim nobody’s source', () => {
    const door = imported()
    const { id, placement } = topicNamed(door, 'Topic t1')
    reshaping.duplicateTopics(door, [id])
    reshaping.splitTopic(door, id, { title: 'Second part', minutes: 10, abstract: ['', ''] } as never)
    copySlot(door, must(placement, 'its place').slotId, { roomId: null, start: '2026-10-06T09:00' }, 'copies')
    reshaping.mergeTopics(door, topicNamed(door, 'Topic t2').id, topicNamed(door, 'Topic t3').id)
    const size = readBoard(door.doc).topics.size
    expect(applyDraft(door, draftOf())).toMatchObject({ added: 0 })
    const { twice, gone } = compareDraft(door, draftOf())
    expect([twice, gone]).toEqual([[], []])
    expect(readBoard(door.doc).topics.size).toBe(size)
  })
})

describe('a choice', () => {
  it('[I24] takes single fields, and leaves what was edited after it was made', () => {
    const door = imported()
    const { id } = topicNamed(door, 'Topic t3')
    const later = draftOf({ topics: [...draftOf().topics.slice(0, 2), topicOf('t3', { title: 'New', minutes: 50 })] })
    const choice = usualChoice(compareDraft(door, later))
    applyDraft(door, later, { ...choice, fields: new Set(['topic 2 minutes']) })
    expect(readBoard(door.doc).topics.get(id)).toMatchObject({ title: 'Topic t3', minutes: 50 })
    const again = imported()
    const other = topicNamed(again, 'Topic t3').id
    const made = usualChoice(compareDraft(again, later))
    verbs.editTopic(again, other, { title: 'Meanwhile' })
    expect(applyDraft(again, later, made)).toMatchObject({ edited: 1 })
    expect(readBoard(again.doc).topics.get(other)).toMatchObject({ title: 'Meanwhile', minutes: 50 })
  })

  it('[I26] makes one of people in two spellings, for good; the facts that one lacks come from the other', () => {
    const people = [
      { ...draftPerson('Ada Example'), origin: 'p1' },
      { ...draftPerson('Example, A.'), origin: 'p2', affiliation: 'Example' },
    ]
    const draft = draftOf({ people, topics: [topicOf('t1', { speakers: [0] }), topicOf('t2', { speakers: [1] })] })
    const door = newBoard()
    const compared = compareDraft(door, draft)
    expect(compared.maybeSame).toMatchObject([{ name: 'Ada Example', otherName: 'Example, A.' }])
    const same = new Map([['person 1', 'person 0']])
    applyDraft(door, draft, { ...usualChoice(compared), same })
    const board = readBoard(door.doc)
    expect([...board.people.values()]).toMatchObject([{ name: 'Ada Example', affiliation: 'Example' }])
    expect(topicNamed(door, 'Topic t2').speakers).toEqual([...board.people.keys()])
    expect(compareDraft(door, draft).maybeSame).toEqual([])
    expect(applyDraft(door, draft)).toMatchObject({ added: 0, updated: 0 })
    expect(readBoard(door.doc).people.size).toBe(1)
  })

  it('[I26] somebody of the board, and whom people made one later', () => {
    const door = newBoard()
    const ada = verbs.addPerson(door, { name: 'A. Example' })
    const draft = draftOf()
    const compared = compareDraft(door, draft)
    expect(compared.maybeSame).toMatchObject([{ key: 'person 0', other: ada }])
    applyDraft(door, draft, { ...usualChoice(compared), same: new Map([['person 0', ada]]) })
    expect([...readBoard(door.doc).people.values()]).toMatchObject([{ name: 'A. Example', affiliation: 'Example' }])

    const later = imported()
    const [found] = readBoard(later.doc).people.keys()
    const own = verbs.addPerson(later, { name: 'Somebody else' })
    mergePeople(later, own, must(found, 'Ada'))
    applyDraft(later, draft)
    expect([...readBoard(later.doc).people.values()].map(({ name }) => name)).toEqual(['Somebody else'])
    expect(topicNamed(later, 'Topic t1').speakers).toEqual([own])
  })

  it('[I4] [I24] the days of a source that is one event are followed, until people set others', () => {
    const days = (firstDay: string, lastDay: string) => draftOf({ firstDay, lastDay, timeZone: 'Europe/Lisbon' })
    const door = imported(days('2026-11-01', '2026-11-02'))
    applyDraft(door, days('2026-11-01', '2026-11-03'))
    expect(readBoard(door.doc).meta).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-03' })
    verbs.editMeta(door, { lastDay: '2026-11-04' })
    const { warnings } = applyDraft(door, days('2026-11-01', '2026-11-02'))
    expect(readBoard(door.doc).meta.lastDay).toBe('2026-11-04')
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/the board’s days stay/)])
  })
})

describe('what an import remembers', () => {
  it('[I27] is in neither the programme nor board.json', () => {
    const door = imported(draftOf({ system: 'secret-system' }))
    expect(JSON.stringify(door.doc.getMap('topics').toJSON())).toContain('seen:secret-system')
    const board = readBoard(door.doc)
    for (const text of [project(board), boardJson(board, 1)].map((one) => JSON.stringify(one))) {
      expect(text).not.toContain('seen')
      expect(text).not.toContain('secret-system')
    }
  })

  it('[I27] whatever stands there instead is as if nothing did', () => {
    const bad = fc.oneof(fc.jsonValue(), fc.record({ id: fc.anything(), of: fc.jsonValue(), also: fc.jsonValue() }))
    fc.assert(
      fc.property(fc.array(bad, { minLength: 1, maxLength: 5 }), (values) => {
        const door = imported()
        let at = 0
        for (const name of ['topics', 'people', 'slots'] as const) {
          for (const entry of door.doc.getMap(name).values()) {
            const value = JSON.parse(JSON.stringify(values[at++ % values.length] ?? null) ?? 'null')
            ;(entry as { set(key: string, value: unknown): void }).set(`seen:${SYSTEM}`, value)
          }
        }
        const before = readBoard(door.doc)
        expect(applyDraft(door, draftOf())).toMatchObject({ updated: 0 })
        expect(readBoard(door.doc).topics).toEqual(before.topics)
      }),
      cases(100),
    )
  })
})

describe('a hostile draft', () => {
  it('[I3] [I23] with places that point nowhere, names of prototypes and nonsense is applied without them, twice the same', () => {
    const index = fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom(1e9, 1.5, Number.NaN))
    const name = fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'person 0',
      'null',
      '',
      ' ',
      'Aurora',
      '\ud800',
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.array(index, { minLength: 4, maxLength: 8 }),
        name,
        name,
        (seed, places, one, other) => {
          const made = madeDraft(dice(seed))
          const at = (nth: number) => places[nth % places.length] as number
          const draft: Draft = {
            ...made,
            system: one,
            rooms: made.rooms.map((room, nth) => ({ ...room, origin: nth % 2 ? one : other, name: other })),
            people: made.people.map((person, nth) => ({
              ...person,
              origin: nth % 2 ? '' : one,
              name: nth % 3 ? one : other,
            })),
            tracks: made.tracks.map((track) => ({ ...track, name: one, leads: places })),
            slots: made.slots.map((slot, nth) => ({
              ...slot,
              origin: other,
              room: at(nth),
              track: at(nth + 1),
              start: nth % 2 ? slot.start : 'never',
            })),
            topics: made.topics.map((topic, nth) => ({
              ...topic,
              title: one,
              minutes: at(nth),
              slot: at(nth),
              track: at(nth + 1),
              speakers: places,
              attendees: places.map((person) => ({ person, attendance: 'required' })),
              source: { system: one, id: nth % 2 ? other : '', url: one },
            })),
          }
          const door = newBoard({}, seed)
          furnish(door, dice(seed))
          const choice = {
            ...usualChoice(compareDraft(door, draft)),
            same: new Map([
              ['person 0', 'person 1'],
              ['person 1', 'person 0'],
              [one, other],
              ['person 2', one],
            ]),
          }
          applyDraft(door, draft, choice)
          applyDraft(door, draft)
          const before = readBoard(door.doc)
          expect(applyDraft(door, draft)).toMatchObject({ added: 0, updated: 0 })
          expect(readBoard(door.doc)).toEqual(before)
          for (const { repair } of [...before.topics.values(), ...before.slots.values()]) expect(repair).toEqual([])
        },
      ),
      cases(150),
    )
  }, 60_000)
})
