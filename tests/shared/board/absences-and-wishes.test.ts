/** What people need and ask for: kept as sets, read whatever lies there, one value each. */

import { describe, expect, it } from 'vitest'
import { addAway, editAway, removeAway } from '../../../shared/board/absences.ts'
import { entryOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addPerson, addTopic, editPerson, removeEntry } from '../../../shared/board/verbs.ts'
import { addWish, editWish, removeWish } from '../../../shared/board/wishes.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'

const MORNING = { from: '2026-10-05T08:00', to: '2026-10-05T12:00' }
const EVENING = { from: '2026-10-06T18:00', to: '2026-10-07T00:00' }

describe('absences', () => {
  it('[M2] two people add to one set without meeting; each absence is one value', () => {
    const door = newBoard()
    const ada = addPerson(door, { name: 'Ada' })
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    const morning = addAway(mine, ada, MORNING)
    const evening = addAway(theirs, ada, EVENING)
    join(mine.doc, theirs.doc)
    const away = readBoard(theirs.doc).people.get(ada)?.away
    expect(away).toHaveLength(2)
    expect(away).toEqual(
      expect.arrayContaining([
        { id: morning, ...MORNING },
        { id: evening, ...EVENING },
      ]),
    )
    editAway(mine, ada, morning, EVENING)
    removeAway(mine, ada, evening)
    expect(readBoard(mine.doc).people.get(ada)?.away).toEqual([{ id: morning, ...EVENING }])
    editAway(mine, ada, evening, MORNING)
    expect(readBoard(mine.doc).people.get(ada)?.away).toHaveLength(1)
  })

  it('[M6] damaged ones are left out and named, and so is a zone that nobody knows', () => {
    const door = newBoard()
    const ada = addPerson(door, { name: 'Ada' })
    const id = addAway(door, ada, MORNING)
    const ids = ['a_0000000000000001', 'a_0000000000000002', 'a_0000000000000003']
    const damaged = [{ from: MORNING.to, to: MORNING.from }, { from: MORNING.from }, 'away']
    for (const [at, value] of damaged.entries()) entryOf(door.doc, 'person', ada)?.set(`away:${ids[at]}`, value)
    entryOf(door.doc, 'person', ada)?.set('away:1', MORNING)
    editPerson(door, ada, { zone: 'Moon/Tranquility' })
    const person = readBoard(door.doc).people.get(ada)
    expect(person).toMatchObject({ away: [{ id, ...MORNING }], zone: '' })
    expect([...(person?.repair ?? [])].sort()).toEqual(['away:1', ...ids.map((one) => `away:${one}`), 'zone'])
    editPerson(door, ada, { zone: 'Asia/Tokyo' })
    expect(readBoard(door.doc).people.get(ada)?.zone).toBe('Asia/Tokyo')
  })
})

describe('wishes', () => {
  const scene = () => {
    const door = newBoard()
    const [topic, other] = [addTopic(door, { title: 'One' }), addTopic(door, { title: 'Two' })]
    return { door, topic, other }
  }

  it('[M2] are one value each, of one kind', () => {
    const { door, topic, other } = scene()
    const id = addWish(door, topic, { kind: 'after', topicId: other, buffer: 15 })
    editWish(door, topic, id, { kind: 'not-before', clock: '10:00' })
    expect(readBoard(door.doc).topics.get(topic)?.wishes).toEqual([{ id, kind: 'not-before', clock: '10:00' }])
    removeWish(door, topic, id)
    editWish(door, topic, id, { kind: 'on-day', day: '2026-10-06' })
    expect(readBoard(door.doc).topics.get(topic)).toMatchObject({ wishes: [], repair: [] })
  })

  it('[M6] damaged ones are left out and named', () => {
    const { door, topic, other } = scene()
    const id = addWish(door, topic, { kind: 'on-day', day: '2026-10-06' })
    const damaged = [
      { kind: 'after', topicId: other, buffer: -1 },
      { kind: 'after', topicId: 'two', buffer: 5 },
      { kind: 'not-after', clock: '24:00' },
      { kind: 'on-day', day: '2026-02-30' },
      { kind: 'never' },
      null,
    ]
    for (const [at, value] of damaged.entries()) {
      entryOf(door.doc, 'topic', topic)?.set(`wish:w_000000000000000${at}`, value)
    }
    const read = readBoard(door.doc).topics.get(topic)
    expect(read?.wishes).toEqual([{ id, kind: 'on-day', day: '2026-10-06' }])
    expect(read?.repair).toHaveLength(5)
  })

  it('[M8] a topic that somebody else’s wish is about is not un-made by undo', () => {
    const { door, topic } = scene()
    const mine = undoableReplicaOf(door, 2)
    const added = addTopic(mine, { title: 'Mine' })
    const theirs = replicaOf(mine, 3)
    addWish(theirs, topic, { kind: 'before', topicId: added, buffer: 0 })
    join(mine.doc, theirs.doc)
    mine.undo()
    expect(readBoard(mine.doc).topics.has(added)).toBe(true)
    removeEntry(mine, 'topic', added)
    expect(readBoard(mine.doc).topics.get(topic)?.wishes).toHaveLength(1)
  })
})
