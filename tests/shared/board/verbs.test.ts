import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { boardDocOf, entryOf, mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { copyOf, join, NOW, newBoard, replicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { furnish, Hand, RANDOM_VERBS } from '../../support/random-verbs.ts'

function boardWithSlots() {
  const door = newBoard()
  const room = verbs.addRoom(door, { name: 'Aurora' })
  const [a, b] = ['09:00', '11:00'].map((clock) =>
    verbs.addSlot(door, { place: { roomId: room, start: `2026-10-05T${clock}` }, minutes: 90 }),
  )
  const topics = ['one', 'two', 'three', 'four'].map((title) => verbs.addTopic(door, { title }))
  return { door, room, slots: [must(a, 'slot'), must(b, 'slot')] as const, topics }
}

const inSlot = (doc: Y.Doc, slot: string) =>
  must(readBoard(doc).lineups.get(slot as never), 'lineup').topics.map(({ topic }) => topic.title)

describe('moving', () => {
  it('[M1] two placements of one card at once leave it in one of the two slots, on all replicas the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { door, slots, topics } = boardWithSlots()
      const [mine, theirs] = [replicaOf(door, seed), replicaOf(door, seed + 100)]
      const topic = must(topics[0], 'topic')
      verbs.placeTopics(mine, [topic], { slotId: slots[0], before: null })
      verbs.placeTopics(theirs, [topic], { slotId: slots[1], before: null })
      join(mine.doc, theirs.doc)
      const boards = [readBoard(mine.doc), readBoard(theirs.doc)]
      expect(boards[0]).toEqual(boards[1])
      const places = slots.map((slot) => inSlot(mine.doc, slot).length)
      expect(
        places.reduce((sum, count) => sum + count),
        `seed ${seed}`,
      ).toBe(1)
      expect(boards[0]?.tray).toHaveLength(3)
    }
  })

  it('[M1] a placement and a move to the tray at once leave it in one of the two', () => {
    const { door, slots, topics } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    verbs.placeTopics(door, [topic], { slotId: slots[0], before: null })
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    verbs.placeTopics(mine, [topic], { slotId: slots[1], before: null })
    verbs.placeTopics(theirs, [topic], null)
    join(mine.doc, theirs.doc)
    const { tray } = readBoard(mine.doc)
    expect(inSlot(mine.doc, slots[1]).length + tray.filter(({ id }) => id === topic).length).toBe(1)
    expect(inSlot(mine.doc, slots[0])).toEqual([])
    expect(readBoard(mine.doc)).toEqual(readBoard(theirs.doc))
  })

  it('[M2] fields that make sense together are one value: no slot ends in one room at the other’s time', () => {
    const { door, room, slots } = boardWithSlots()
    const other = verbs.addRoom(door, { name: 'Birch' })
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    const places = [
      { roomId: room, start: '2026-10-06T10:00' },
      { roomId: other, start: '2026-10-07T16:00' },
    ] as const
    verbs.placeSlot(mine, slots[0], places[0])
    verbs.placeSlot(theirs, slots[0], places[1])
    join(mine.doc, theirs.doc)
    expect(places).toContainEqual(readBoard(mine.doc).slots.get(slots[0])?.place)
  })

  it('[M2] two people add to one set at once and both members stay; fields that are apart do not meet', () => {
    const { door, topics } = boardWithSlots()
    const people = ['Ada', 'Bo'].map((name) => verbs.addPerson(door, { name }))
    const [ada, bo] = [must(people[0], 'Ada'), must(people[1], 'Bo')]
    const topic = must(topics[0], 'topic')
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    verbs.setSpeaker(mine, topic, ada, true)
    verbs.editTopic(mine, topic, { title: 'renamed' })
    verbs.setSpeaker(theirs, topic, bo, true)
    verbs.editTopic(theirs, topic, { minutes: 45 })
    join(mine.doc, theirs.doc)
    const merged = readBoard(mine.doc).topics.get(topic)
    expect(merged?.speakers.toSorted()).toEqual([ada, bo].sort())
    expect([merged?.title, merged?.minutes]).toEqual(['renamed', 45])
  })

  it('[M4] several cards dropped together stay together and in order, whatever another drops there', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { door, slots, topics } = boardWithSlots()
      const more = ['five', 'six', 'seven'].map((title) => verbs.addTopic(door, { title }))
      const [mine, theirs] = [replicaOf(door, seed), replicaOf(door, seed + 50)]
      verbs.placeTopics(mine, topics, { slotId: slots[0], before: null })
      verbs.placeTopics(theirs, more, { slotId: slots[0], before: null })
      join(mine.doc, theirs.doc)
      const order = inSlot(mine.doc, slots[0]).join()
      expect(order, `seed ${seed}`).toContain('one,two,three,four')
      expect(order, `seed ${seed}`).toContain('five,six,seven')
    }
  })

  it('[M4] a drop between two cards lands between them, before a card that is gone at the end', () => {
    const { door, slots, topics } = boardWithSlots()
    const [one, two, three, four] = topics as [(typeof topics)[0], ...typeof topics]
    verbs.placeTopics(door, [one, must(two, 'two')], { slotId: slots[0], before: null })
    verbs.placeTopics(door, [must(three, 'three')], { slotId: slots[0], before: must(two, 'two') })
    verbs.removeEntry(door, 'topic', one)
    verbs.placeTopics(door, [must(four, 'four')], { slotId: slots[0], before: one })
    expect(inSlot(door.doc, slots[0])).toEqual(['three', 'two', 'four'])
  })
})

describe('the order of rooms and tracks', () => {
  it.each([
    ['track', verbs.addTrack, verbs.moveTrack, 'tracks'],
    ['room', verbs.addRoom, verbs.moveRoom, 'rooms'],
  ] as const)('[M4] a %s is put before another, at the end, or where two share one rank', (kind, add, move, map) => {
    const door = newBoard()
    const ids = ['a', 'b', 'c', 'd'].map((name) => add(door, { name }))
    const put = (at: number, before: number | null) =>
      move(door, must(ids[at], 'id') as never, before === null ? null : (must(ids[before], 'id') as never))
    const names = () => [...readBoard(door.doc)[map].values()].map(({ name }) => name).join('')
    put(3, 1)
    expect(names()).toBe('adbc')
    put(0, null)
    expect(names()).toBe('dbca')
    const shared = must(entryOf(door.doc, kind, must(ids[1], 'id')), 'entry').get('rank')
    entryOf(door.doc, kind, must(ids[2], 'id'))?.set('rank', shared)
    const between = names().indexOf('b') < names().indexOf('c') ? 2 : 1
    put(0, between)
    expect(names()).toMatch(/^d(bac|cab)$/)
  })
})

describe('removing', () => {
  it('[M5] is a field of every kind of entry: it stays in the bin, and anybody can bring it back as it was', () => {
    const { door, room, slots, topics } = boardWithSlots()
    const track = verbs.addTrack(door, { name: 'Memory' })
    const person = verbs.addPerson(door, { name: 'Ada', affiliation: 'Analytical Engines' })
    verbs.placeTopics(door, topics, { slotId: slots[0], before: null })
    const before = readBoard(door.doc)
    const entries = [
      ['room', room],
      ['track', track],
      ['person', person],
      ['slot', slots[0]],
      ['topic', must(topics[0], 'topic')],
    ] as const
    for (const [kind, id] of entries) verbs.removeEntry(door, kind, id)
    const without = readBoard(door.doc)
    expect(without.bin.map(({ kind, id, by }) => [kind, id, by]).sort()).toEqual(
      entries.map(([kind, id]) => [kind, id, 'tester 1']).sort(),
    )
    expect(without.topics.size).toBe(3)
    expect(without.tray).toHaveLength(3)
    const theirs = replicaOf(door, 2)
    for (const [kind, id] of entries) verbs.restoreEntry(theirs, kind, id)
    expect(readBoard(theirs.doc)).toEqual(before)
  })

  it('[M5] a room comes back with the slots that went with it, and not with those that were removed before', () => {
    const door = newBoard()
    const room = verbs.addRoom(door, { name: 'Hall' })
    const slotAt = (start: string) => verbs.addSlot(door, { place: { roomId: room, start }, minutes: 30 })
    const [early, late] = [slotAt('2026-10-05T09:00'), slotAt('2026-10-05T10:00')]
    let now = NOW
    const later = boardDocOf(door.doc, { random: door.random, now: () => ++now })
    verbs.removeEntry(later, 'slot', early)
    verbs.removeRoom(later, room)
    expect([...readBoard(door.doc).slots.keys()]).toEqual([])
    verbs.restoreEntry(later, 'room', room)
    const board = readBoard(door.doc)
    expect([[...board.rooms.keys()], [...board.slots.keys()]]).toEqual([[room], [late]])
  })

  it('[M5] what another writes meanwhile is kept', () => {
    const { door, slots, topics } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    verbs.removeEntry(mine, 'topic', topic)
    verbs.writeText(theirs, topic, 'abstract', 'much work')
    verbs.placeTopics(theirs, [topic], { slotId: slots[1], before: null })
    join(mine.doc, theirs.doc)
    expect(readBoard(mine.doc).topics.has(topic)).toBe(false)
    verbs.restoreEntry(mine, 'topic', topic)
    expect(readBoard(mine.doc).topics.get(topic)?.abstract).toBe('much work')
    expect(inSlot(mine.doc, slots[1])).toEqual(['one'])
  })
})

describe('every verb', () => {
  it('[M7] is one transaction, named, even where it writes several entries', () => {
    const chance = dice(11)
    for (const [name, verb] of Object.entries(RANDOM_VERBS)) {
      const door = newBoard()
      furnish(door, chance)
      let transactions = 0
      const steps: unknown[] = []
      door.doc.on('afterTransaction', ({ origin, changed }: Y.Transaction) => {
        if (changed.size === 0) return
        transactions++
        steps.push((origin as { step?: unknown }).step)
      })
      for (let time = 0; time < 5; time++) {
        const before = transactions
        verb(new Hand(door, chance))
        expect(transactions - before, name).toBeLessThanOrEqual(1)
      }
      for (const step of steps) expect(step, name).toMatch(/\S/)
    }
  })

  it('[M7] that changes nothing writes nothing', () => {
    const { door, room, slots, topics } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    const before = Y.encodeStateVector(door.doc)
    verbs.editRoom(door, room, { name: 'Aurora' })
    verbs.editTopic(door, topic, { title: 'one', minutes: 20 })
    verbs.placeTopics(door, [topic], null)
    verbs.placeSlot(door, slots[0], { start: '2026-10-05T09:00', roomId: room })
    verbs.writeText(door, topic, 'notes', '')
    verbs.restoreEntry(door, 'topic', topic)
    expect(Y.encodeStateVector(door.doc)).toEqual(before)
  })

  it('[M10] makes no board: only the server’s first transaction writes `meta.layout`', () => {
    const doc = new Y.Doc()
    expect(readBoard(doc).meta.repair).toContain('layout')
    expect(mapOf(doc, 'meta').size).toBe(0)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
    expect(mapOf(newBoard().doc, 'meta').get('layout')).toBe(1)
  })
})

describe('texts', () => {
  it('[M2] two people write in one abstract at once and both are read', () => {
    const { door, topics } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    verbs.writeText(door, topic, 'abstract', 'The page allocator.')
    const [mine, theirs] = [replicaOf(door, 2), replicaOf(door, 3)]
    verbs.writeText(mine, topic, 'abstract', 'About: The page allocator.')
    verbs.writeText(theirs, topic, 'abstract', 'The page allocator. And more.')
    join(mine.doc, theirs.doc)
    expect(readBoard(mine.doc).topics.get(topic)?.abstract).toBe('About: The page allocator. And more.')
  })

  it('[M2] a sign of two code units is never cut in half', () => {
    const { door, topics } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    for (const text of ['a 🐧 b', 'a \u{1F827} b', 'a 🐧 b', 'a 🐨 b', '🐧🐨', '🐨🐨', '🐧', '']) {
      verbs.writeText(door, topic, 'abstract', text)
      expect(readBoard(copyOf(door.doc)).topics.get(topic)?.abstract).toBe(text)
    }
  })

  it('[M2] a text too long, or with half a sign in it, is the same on the replica that wrote it as on all others', () => {
    const { door, topics, slots, room } = boardWithSlots()
    const topic = must(topics[0], 'topic')
    const track = verbs.addTrack(door, { name: 'half \uD83D', background: '\uDC27 half' })
    const person = verbs.addPerson(door, { name: 'Ada', affiliation: `${'x'.repeat(LIMITS.line - 1)}🐧` })
    verbs.writeText(door, topic, 'abstract', `${'x'.repeat(LIMITS.text - 1)}🐧`)
    const made = verbs.addTopic(door, { title: `${'x'.repeat(LIMITS.title - 1)}🐧`, notes: 'half \uD83D' })
    verbs.writeText(door, made, 'abstract', 'half \uD83D')
    verbs.editMeta(door, { description: `${'x'.repeat(LIMITS.text)}more`, url: 'half \uD83D' })
    verbs.editSlot(door, slots[0], { title: 'half \uD83D' })
    verbs.editRoom(door, room, { features: 'half \uD83D' })
    verbs.addMaterial(door, topic, { title: 'half \uD83D', url: 'https://example.org/slides' })
    verbs.editTopic(door, topic, { source: { system: 'page', id: 'half \uD83D', url: '' } })
    const board = readBoard(door.doc)
    expect(contentHash(readBoard(copyOf(door.doc)))).toBe(contentHash(board))
    expect(board.tracks.get(track)).toMatchObject({ name: 'half \uFFFD', background: '\uFFFD half' })
    expect(board.people.get(person)?.affiliation).toBe('x'.repeat(LIMITS.line - 1))
    expect(board.topics.get(topic)?.abstract).toBe('x'.repeat(LIMITS.text - 1))
    expect(board.topics.get(made)?.title).toBe('x'.repeat(LIMITS.title - 1))
    expect(board.meta.description).toBe('x'.repeat(LIMITS.text))
  })
})
