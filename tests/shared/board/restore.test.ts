import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, changesBetween } from '../../../shared/board/changes.ts'
import type { Content } from '../../../shared/board/content.ts'
import { boardOf, contentFrom, contentJson, contentOf, copyOf } from '../../../shared/board/content.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { entryOf, mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { restore } from '../../../shared/board/restore.ts'
import {
  addRoom,
  addSlot,
  addTopic,
  editTopic,
  placeTopics,
  removeEntry,
  writeText,
} from '../../../shared/board/verbs.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { randomVerb } from '../../support/random-verbs.ts'

const hashOf = (door: { doc: Parameters<typeof readBoard>[0] }): string => contentHash(readBoard(door.doc))

/** A room with a session, and three topics, of which the first stands in it. */
function scene() {
  const server = newBoard()
  const room = addRoom(server, { name: 'Aurora' })
  const slot = addSlot(server, { place: { roomId: room, start: '2026-10-05T14:00' }, minutes: 60 })
  const [a, b, c] = ['A', 'B', 'C'].map((title) =>
    addTopic(server, { title, abstract: `about ${title}` }),
  ) as never as [ReturnType<typeof addTopic>, ReturnType<typeof addTopic>, ReturnType<typeof addTopic>]
  placeTopics(server, [a], { slotId: slot, before: null })
  const then = contentOf(server.doc)
  return { server, room, slot, a, b, c, then, mine: undoableReplicaOf(server, 7) }
}

describe('content', () => {
  it('[M21] goes through JSON and back into a board that shows the same', async () => {
    const property = fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
      const door = newBoard({}, seed % 1000)
      const chance = dice(seed)
      for (let n = 0; n < 40; n++) randomVerb(door, chance)
      const content = contentFrom(JSON.parse(JSON.stringify(contentJson(contentOf(door.doc)))))
      expect(contentHash(boardOf(content))).toBe(hashOf(door))
    })
    await fc.assert(property, cases(40))
  })

  it('[M22] the changes between two moments lead from one to the other', async () => {
    const property = fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
      const door = newBoard({}, seed % 1000)
      const chance = dice(seed)
      for (let n = 0; n < 20; n++) randomVerb(door, chance)
      const before = contentOf(door.doc)
      for (let n = 20; n < 40; n++) randomVerb(door, chance)
      const after = contentOf(door.doc)
      const replayed = copyOf(before)
      applyChanges(replayed, changesBetween(before, after))
      expect(contentJson(replayed)).toEqual(contentJson(after))
    })
    await fc.assert(property, cases(40))
  })

  it('[M22] a change of a text that is not as it was found is an error, not a guess', () => {
    const { then, a } = scene()
    const change = { map: 'topics', id: a, key: 'abstract', at: 0, out: 'beyond', in: 'about' } as const
    expect(() => applyChanges(copyOf(then), [change])).toThrow(/abstract/)
  })
})

describe('restoring', () => {
  it('[M21] any moment gives its content hash, undone today’s, whatever was done between', async () => {
    const property = fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
      const server = newBoard({}, seed % 1000)
      const chance = dice(seed)
      const moments: { content: Content; hash: string }[] = []
      for (let n = 0; n < 40; n++) {
        randomVerb(server, chance)
        if (n % 8 === 0) moments.push({ content: contentOf(server.doc), hash: hashOf(server) })
      }
      const mine = undoableReplicaOf(server, 7)
      const today = hashOf(mine)
      for (const { content, hash } of moments) {
        if (restore(mine, content, { kind: 'board' }, 'restored') === 0) continue
        expect(hashOf(mine)).toBe(hash)
        mine.undo()
        expect(hashOf(mine)).toBe(today)
      }
    })
    await fc.assert(property, cases(40))
  })

  it('[M21] writes nothing where nothing differs', () => {
    const { mine, then } = scene()
    expect(restore(mine, then, { kind: 'board' }, 'restored')).toBe(0)
    expect(mine.undoState().undo).toBeNull()
  })

  it('[M21] what was made since is gone, not in the bin, and what another writes in it meanwhile is there after the undo', () => {
    const { server, mine, then } = scene()
    const made = addTopic(server, { title: 'Made since' })
    join(server.doc, mine.doc)
    restore(mine, then, { kind: 'board' }, 'restored')
    editTopic(server, made, { title: 'Written meanwhile' })
    join(server.doc, mine.doc)
    for (const { doc } of [server, mine]) {
      expect(readBoard(doc).topics.has(made)).toBe(false)
      expect(readBoard(doc).bin).toEqual([])
    }
    mine.undo()
    join(server.doc, mine.doc)
    expect(readBoard(server.doc).topics.get(made)?.title).toBe('Written meanwhile')
  })

  it('[M21] an undo leaves what another wrote after the restore', () => {
    const { server, mine, then, a, b } = scene()
    editTopic(mine, a, { minutes: 45 })
    editTopic(mine, b, { minutes: 45 })
    restore(mine, then, { kind: 'board' }, 'restored')
    join(server.doc, mine.doc)
    editTopic(server, a, { minutes: 5 })
    join(server.doc, mine.doc)
    mine.undo()
    const { topics } = readBoard(mine.doc)
    expect([topics.get(a)?.minutes, topics.get(b)?.minutes]).toEqual([5, 45])
  })

  it('[M21] one topic alone', () => {
    const { mine, then, a, b } = scene()
    for (const id of [a, b]) writeText(mine, id, 'abstract', 'other words')
    placeTopics(mine, [a], null)
    restore(mine, then, { kind: 'topic', id: a }, 'restored')
    const { topics, tray } = readBoard(mine.doc)
    expect([topics.get(a)?.abstract, topics.get(b)?.abstract]).toEqual(['about A', 'other words'])
    expect(tray.map(({ id }) => id)).not.toContain(a)
  })

  it('[M21] one slot with its cards: who came since goes where it was, texts stay', () => {
    const { mine, then, slot, a, b } = scene()
    placeTopics(mine, [b], { slotId: slot, before: a })
    placeTopics(mine, [a], null)
    writeText(mine, a, 'abstract', 'other words')
    removeEntry(mine, 'slot', slot)
    restore(mine, then, { kind: 'slot', id: slot }, 'restored')
    const board = readBoard(mine.doc)
    expect(board.lineups.get(slot)?.topics.map(({ topic }) => topic.id)).toEqual([a])
    expect(board.topics.get(a)?.abstract).toBe('other words')
  })

  it('[M21] one day: slots that were made on it since are gone, other days stay', () => {
    const { mine, then, room, slot } = scene()
    const since = addSlot(mine, { place: { roomId: room, start: '2026-10-05T16:00' }, minutes: 30 })
    const other = addSlot(mine, { place: { roomId: room, start: '2026-10-06T16:00' }, minutes: 30 })
    removeEntry(mine, 'slot', slot)
    restore(mine, then, { kind: 'day', day: '2026-10-05' }, 'restored')
    expect([...readBoard(mine.doc).slots.keys()].sort()).toEqual([slot, other].sort())
    expect(readBoard(mine.doc).slots.has(since)).toBe(false)
  })

  it('[M23] an arrangement: rooms, slots, placements and minutes; titles, texts and new topics stay', () => {
    const { mine, then, slot, a, b } = scene()
    placeTopics(mine, [b], { slotId: slot, before: a })
    editTopic(mine, a, { minutes: 45, title: 'New title' })
    const made = addTopic(mine, { title: 'New' })
    restore(mine, then, { kind: 'arrangement' }, 'made “A” current')
    const board = readBoard(mine.doc)
    expect(board.lineups.get(slot)?.topics.map(({ topic }) => topic.id)).toEqual([a])
    expect(board.topics.get(a)).toMatchObject({ title: 'New title', minutes: 20 })
    expect(board.topics.has(made)).toBe(true)
    mine.undo()
    expect(readBoard(mine.doc).topics.get(a)?.minutes).toBe(45)
  })

  it('[M21] an entry that an undo has un-made is made again, and the layout stays the server’s', () => {
    const { mine } = scene()
    const id = addTopic(mine, { title: 'Here and gone', abstract: 'text' })
    const then = contentOf(mine.doc)
    then.meta.get('')?.set('layout', 99)
    mine.undo()
    expect(entryOf(mine.doc, 'topic', id)).toBeNull()
    restore(mine, then, { kind: 'board' }, 'restored')
    expect(readBoard(mine.doc).topics.get(id)).toMatchObject({ title: 'Here and gone', abstract: 'text' })
    expect(mapOf(mine.doc, 'meta').get('layout')).toBe(1)
  })

  it('[M21] two who restore at once end alike', () => {
    const { server, mine, then, a } = scene()
    const other = replicaOf(server, 9)
    for (const door of [mine, other]) {
      editTopic(door, a, { minutes: 90 })
      restore(door, then, { kind: 'board' }, 'restored')
    }
    join(mine.doc, other.doc, server.doc)
    expect(hashOf(mine)).toBe(hashOf(other))
  })
})
