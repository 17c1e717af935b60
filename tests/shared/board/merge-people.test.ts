/** One person who stood on the board twice. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { mergePeople } from '../../../shared/board/merge-people.ts'
import type { Board } from '../../../shared/board/model.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { canonical } from '../../../shared/hash.ts'
import { must } from '../../../shared/must.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'

function scene() {
  const start = newBoard()
  const ada = verbs.addPerson(start, { name: 'Ada', affiliation: 'Engines' })
  const twin = verbs.addPerson(start, { name: 'ADA', affiliation: 'Looms', contact: 'ada@example.org' })
  const add = (title: string) => verbs.addTopic(start, { title, speakers: [twin] })
  const [one, two, three] = [add('one'), add('two'), add('three')]
  const track = verbs.addTrack(start, { name: 'Memory' })
  verbs.setLead(start, track, twin, true)
  verbs.setSpeaker(start, one, ada, true)
  verbs.setAttendee(start, one, ada, 'contingent')
  verbs.setAttendee(start, one, twin, 'required')
  verbs.setAttendee(start, two, ada, 'required')
  verbs.setAttendee(start, two, twin, 'contingent')
  verbs.removeEntry(start, 'topic', three)
  addAway(start, twin, { from: '2026-10-05T08:00', to: '2026-10-05T12:00' })
  verbs.editPerson(start, twin, { zone: 'Asia/Tokyo' })
  return { door: undoableReplicaOf(start, 2), ada, twin, one, two, three, track }
}

describe('merging two people', () => {
  it('[M16] gives the one every role, absence and missing fact of the other, in one step', () => {
    const { door, ada, twin, one, two, three, track } = scene()
    const before = contentHash(readBoard(door.doc))
    mergePeople(door, ada, twin)
    const board = readBoard(door.doc)
    expect([...board.people.keys()]).toEqual([ada])
    expect(board.people.get(ada)).toMatchObject({
      affiliation: 'Engines',
      contact: 'ada@example.org',
      zone: 'Asia/Tokyo',
      away: [{ from: '2026-10-05T08:00' }],
    })
    expect(board.topics.get(one)?.speakers).toEqual([ada])
    expect([...(board.topics.get(one)?.attendees ?? [])]).toEqual([[ada, 'required']])
    expect([...(board.topics.get(two)?.attendees ?? [])]).toEqual([[ada, 'required']])
    expect(board.tracks.get(track)?.leads).toEqual([ada])
    verbs.restoreEntry(door, 'topic', three)
    expect(readBoard(door.doc).topics.get(three)?.speakers).toEqual([ada])
    door.undo()
    door.undo()
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })

  it('[M16] does nothing with oneself, or with somebody who is gone', () => {
    const { door, ada, twin } = scene()
    verbs.removeEntry(door, 'person', twin)
    const before = contentHash(readBoard(door.doc))
    mergePeople(door, ada, twin)
    mergePeople(door, twin, ada)
    mergePeople(door, ada, ada)
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })
})

describe('[M20] people who are merged while others work', () => {
  const named = (board: Board) => [
    ...[...board.topics.values()].flatMap(({ speakers, attendees }) => [...speakers, ...attendees.keys()]),
    ...[...board.tracks.values()].flatMap(({ leads }) => leads),
  ]
  const dangling = (board: Board) => named(board).filter((id) => !board.people.has(id))

  it('[M20] are one, also for who adds the other to a topic at the same time', () => {
    const { door, ada, twin, two, track } = scene()
    const ben = replicaOf(door, 5)
    mergePeople(door, ada, twin)
    const made = verbs.addTopic(ben, { title: 'made meanwhile', speakers: [twin] })
    verbs.setSpeaker(ben, two, twin, true)
    verbs.setAttendee(ben, two, twin, 'required')
    join(door.doc, ben.doc)
    for (const { doc } of [door, ben]) {
      const board = readBoard(doc)
      expect(dangling(board)).toEqual([])
      expect(board.topics.get(made)?.speakers).toEqual([ada])
      expect([...(board.topics.get(two)?.attendees ?? [])]).toEqual([[ada, 'required']])
    }
    verbs.setSpeaker(ben, made, ada, true)
    expect(readBoard(ben.doc).topics.get(made)?.speakers, 'is there already').toEqual([ada])
    verbs.setSpeaker(ben, made, ada, false)
    verbs.setAttendee(ben, two, ada, null)
    expect(readBoard(ben.doc).topics.get(made)?.speakers, 'taken away by whatever entry they stand there').toEqual([])
    expect(readBoard(ben.doc).topics.get(two)?.attendees.size).toBe(0)
    verbs.restoreEntry(ben, 'person', twin)
    expect([...readBoard(ben.doc).people.keys()].sort()).toEqual([ada, twin].sort())
    expect(readBoard(ben.doc).tracks.get(track)?.leads, 'two again, each with what they had').toEqual([twin])
  })

  it('[M20] into each other are the first of the two', () => {
    const { door, ada, twin, one } = scene()
    const ben = replicaOf(door, 5)
    mergePeople(door, ada, twin)
    mergePeople(ben, twin, ada)
    join(door.doc, ben.doc)
    const [first] = [ada, twin].sort()
    for (const { doc } of [door, ben]) {
      const board = readBoard(doc)
      expect([...board.people.keys()]).toEqual([first])
      expect(board.topics.get(one)?.speakers).toEqual([first])
      expect(board.bin.filter(({ kind }) => kind === 'person').map(({ id }) => id)).not.toContain(first)
    }
  })

  it('[M20] leave no dangling reference, whatever the order', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const luck = dice(seed)
        const start = newBoard()
        const people = Array.from({ length: 4 }, (_, at) => verbs.addPerson(start, { name: `Person ${at}` }))
        const topics = Array.from({ length: 3 }, (_, at) => verbs.addTopic(start, { title: `Topic ${at}` }))
        const track = verbs.addTrack(start, { name: 'Track' })
        const doors = [2, 3, 4].map((each) => replicaOf(start, 100 * each + luck.roll(90)))
        const readers = doors.map(({ doc }) => watchBoard(doc))
        for (let step = 0; step < 24; step++) {
          const door = luck.pick(doors)
          const [who, other] = [luck.pick(people), luck.pick(people)]
          const deeds = [
            () => mergePeople(door, who, other),
            () => verbs.setSpeaker(door, luck.pick(topics), who, luck.roll(3) > 0),
            () => verbs.setAttendee(door, luck.pick(topics), who, luck.pick(['required', 'contingent', null])),
            () => verbs.setLead(door, track, who, luck.roll(3) > 0),
            () => join(door.doc, luck.pick(doors).doc),
          ]
          luck.pick(deeds)()
        }
        join(...doors.map(({ doc }) => doc))
        const boards = doors.map(({ doc }) => readBoard(doc))
        for (const [at, board] of boards.entries()) {
          expect(dangling(board)).toEqual([])
          expect(contentHash(board)).toBe(contentHash(must(boards[0], 'board')))
          expect(canonical(must(readers[at], 'reader').current()), 'kept current').toBe(canonical(board))
        }
      }),
      { numRuns: 60 },
    )
  })
})
