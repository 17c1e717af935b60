/** Topics that are duplicated, split, merged and brought back. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restoreEntries } from '../../../shared/board/bin.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { Topic } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { duplicateTopics, mergeTopics, splitTopic } from '../../../shared/board/reshaping.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import type { TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { faultsOf } from '../../support/invariants.ts'
import { furnish, Hand, randomVerb } from '../../support/random-verbs.ts'

function scene() {
  const start = newBoard()
  const track = verbs.addTrack(start, { name: 'Memory' })
  const [ada, ben] = ['Ada', 'Ben'].map((name) => verbs.addPerson(start, { name })) as [never, never]
  const slotId = verbs.addSlot(start, { place: { roomId: null, start: '2026-10-05T09:00' }, minutes: 120 })
  const add = (title: string, more: object) => verbs.addTopic(start, { title, ...more })
  const source = { system: 'indico', id: '7', url: '' }
  const one = add('one', { abstract: 'First half. Second half.', minutes: 40, trackId: track, speakers: [ada], source })
  const two = add('two', { abstract: 'About two', notes: 'Mind', minutes: 25, speakers: [ben, ada] })
  const three = add('three', {})
  verbs.setAttendee(start, one, ben, 'contingent')
  verbs.setAttendee(start, two, ben, 'required')
  verbs.addMaterial(start, two, { title: 'Slides', url: 'https://example.org' })
  verbs.editTopic(start, two, { audience: 80 })
  addWish(start, two, { kind: 'after', topicId: one, buffer: 0 })
  addWish(start, two, { kind: 'on-day', day: '2026-10-05' })
  addWish(start, three, { kind: 'before', topicId: two, buffer: 5 })
  verbs.placeTopics(start, [one, three], { slotId, before: null })
  const door = undoableReplicaOf(start, 2)
  const topic = (id: TopicId): Topic => must(readBoard(door.doc).topics.get(id), 'topic')
  const inSlot = () => must(readBoard(door.doc).lineups.get(slotId), 'slot').topics.map((card) => card.topic.title)
  return { start, door, ada, ben, slotId, one, two, three, track, topic, inSlot, hash: () => hashOf(door.doc) }
}

const hashOf = (doc: Parameters<typeof readBoard>[0]): string => contentHash(readBoard(doc))

describe('duplicating', () => {
  it('[M17] gives a copy of everything but the source, on the tray, in one step', () => {
    const { door, one, two, topic, inSlot, hash } = scene()
    const before = hash()
    const [copy, another] = duplicateTopics(door, [one, two, one]) as [TopicId, TopicId]
    const { id, title, source, placement, ...same } = topic(one)
    expect(topic(copy)).toMatchObject(same)
    expect(topic(copy)).toMatchObject({ title: 'one (copy)', source: null, placement: null })
    expect(topic(another).materials).toMatchObject([{ title: 'Slides', url: 'https://example.org' }])
    expect(inSlot()).toEqual(['one', 'three'])
    expect(door.undoState().undo).toBe('duplicated 2 topics')
    door.undo()
    expect(hash()).toBe(before)
  })
})

describe('splitting', () => {
  it('[M18] leaves both parts where the whole was, and takes nothing away', () => {
    const { door, one, topic, inSlot, hash } = scene()
    const before = hash()
    const whole = topic(one)
    const part = must(splitTopic(door, one, { title: 'one b', minutes: 15, at: 12 }), 'part')
    expect(inSlot()).toEqual(['one', 'one b', 'three'])
    expect([topic(one).minutes, topic(part).minutes]).toEqual([25, 15])
    expect([topic(one).abstract, topic(part).abstract]).toEqual(['First half. ', 'Second half.'])
    const { kind, stage, trackId, speakers, attendees } = whole
    expect(topic(part)).toMatchObject({ kind, stage, trackId, speakers, attendees, source: null })
    expect(door.undoState().undo).toBe('split “one” in two')
    door.undo()
    expect(hash()).toBe(before)
  })

  it('[M18] keeps what another writes in either half meanwhile, on every replica alike', () => {
    const { start, one } = scene()
    const [ann, ben] = [replicaOf(start, 5), replicaOf(start, 6)]
    splitTopic(ann, one, { title: 'one b', minutes: 15, at: 12 })
    verbs.writeText(ben, one, 'abstract', 'First third. Second third. And more.')
    join(ann.doc, ben.doc)
    expect(hashOf(ann.doc)).toBe(hashOf(ben.doc))
    expect(must(readBoard(ann.doc).topics.get(one), 'one').abstract).toContain('And more')
  })

  it('[M18] does nothing with what is gone or has one minute, and cuts no sign in two', () => {
    const { door, one, two, topic, hash } = scene()
    verbs.editTopic(door, one, { minutes: 1 })
    verbs.removeEntry(door, 'topic', two)
    const before = hash()
    expect(splitTopic(door, one, { title: 'x', minutes: 1, at: 0 })).toBeNull()
    expect(splitTopic(door, two, { title: 'x', minutes: 1, at: 0 })).toBeNull()
    expect(hash()).toBe(before)
    const penguins = verbs.addTopic(door, { title: 'penguins', abstract: '🐧🐧' })
    const part = must(splitTopic(door, penguins, { title: 'x', minutes: Number.NaN, at: 3 }), 'part')
    expect([topic(penguins).abstract, topic(part).abstract]).toEqual(['🐧', '🐧'])
  })
})

describe('merging', () => {
  it('[M19] has what both had, and others’ wishes mean it', () => {
    const { door, ada, ben, one, two, three, topic, inSlot, hash } = scene()
    const before = hash()
    expect(mergeTopics(door, one, two)).toBe(true)
    expect(topic(one)).toMatchObject({
      title: 'one',
      minutes: 65,
      abstract: 'First half. Second half.\n\n**two**\n\nAbout two',
      notes: '**two**\n\nMind',
      speakers: [ada, ben],
      audience: 80,
      source: { id: '7' },
      materials: [{ title: 'Slides' }],
      wishes: [{ kind: 'on-day', day: '2026-10-05' }],
    })
    expect([...topic(one).attendees]).toEqual([[ben, 'required']])
    expect(topic(three).wishes).toMatchObject([{ kind: 'before', topicId: one, buffer: 5 }])
    expect(inSlot()).toEqual(['one', 'three'])
    expect(readBoard(door.doc).bin.map(({ title }) => title)).toEqual(['two'])
    expect(door.undoState().undo).toBe('made one of “one” and “two”')
    door.undo()
    expect(hash()).toBe(before)
  })

  it('[M19] stands where the other stood if it was on the tray itself', () => {
    const { door, one, two, three, inSlot } = scene()
    mergeTopics(door, two, one)
    expect(inSlot()).toEqual(['two', 'three'])
    mergeTopics(door, three, two)
    expect(inSlot()).toEqual(['three'])
  })

  it('[M19] is not done where something would be cut, or one of them is gone', () => {
    const { door, one, two, hash } = scene()
    verbs.writeText(door, one, 'abstract', 'x'.repeat(19_990))
    const long = hash()
    expect(mergeTopics(door, one, two)).toBe(false)
    expect(mergeTopics(door, one, one)).toBe(false)
    expect(hash()).toBe(long)
    verbs.writeText(door, one, 'abstract', '')
    verbs.editTopic(door, one, { minutes: 1_430 })
    expect(mergeTopics(door, one, two), 'minutes').toBe(false)
    verbs.removeEntry(door, 'topic', two)
    expect(mergeTopics(door, one, two)).toBe(false)
  })
})

describe('bringing back', () => {
  it('[M5] all that was removed, in one step', () => {
    const { door, ada, one, slotId, hash } = scene()
    const before = hash()
    verbs.removeEntry(door, 'topic', one)
    verbs.removeEntry(door, 'person', ada)
    verbs.removeEntry(door, 'slot', slotId)
    const gone = hash()
    const { bin } = readBoard(door.doc)
    restoreEntries(door, bin)
    expect(hash()).toBe(before)
    expect(door.undoState().undo).toBe('brought back 3 things')
    door.undo()
    expect(hash()).toBe(gone)
    restoreEntries(door, bin.slice(0, 1))
    expect(door.undoState().undo).toMatch(/^brought back /)
  })
})

describe('on any board', () => {
  const VERBS = ['duplicate', 'split', 'merge'] as const

  it('[M17, M18, M19] nothing is lost, one undo takes it back, and replicas end alike', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...VERBS), (seed, verb) => {
        const luck = dice(seed)
        const start = newBoard()
        furnish(start, luck)
        for (let step = 0; step < 10; step++) randomVerb(start, luck)
        const door = undoableReplicaOf(start, 300)
        const ben = replicaOf(start, 400)
        const before = readBoard(door.doc)
        const ids = [...before.topics.keys()]
        if (ids.length < 2) return
        const [a, b] = [luck.pick(ids), luck.pick(ids)]
        const shape = {
          duplicate: () => duplicateTopics(door, [a, b]),
          split: () => splitTopic(door, a, { title: 'part', minutes: luck.roll(60), at: luck.roll(40) }),
          merge: () => mergeTopics(door, a, b),
        }
        shape[verb]()
        const after = readBoard(door.doc)
        const letters = (board: typeof after) =>
          [...board.topics.values()].flatMap(({ abstract }) => abstract.match(/\S/g) ?? []).length
        const minutes = (board: typeof after) => [...board.topics.values()].reduce((sum, one) => sum + one.minutes, 0)
        expect(letters(after)).toBeGreaterThanOrEqual(letters(before))
        if (verb === 'duplicate') expect(minutes(after)).toBeGreaterThan(minutes(before))
        else expect(minutes(after)).toBe(minutes(before))
        expect(faultsOf(after)).toEqual([])
        door.undo()
        expect(hashOf(door.doc)).toBe(contentHash(before))
        door.redo()
        expect(hashOf(door.doc)).toBe(contentHash(after))
        for (let step = 0; step < 4; step++) randomVerb(ben, luck, new Hand(ben, luck).board)
        join(door.doc, ben.doc)
        expect(hashOf(door.doc)).toBe(hashOf(ben.doc))
      }),
      { numRuns: 40 },
    )
  })
})
