import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type BoardDoc, mapOf } from '../../../shared/board/doc.ts'
import type { Board } from '../../../shared/board/model.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { type Dice, dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const PARTS = ['rooms', 'tracks', 'people', 'slots', 'topics', 'lineups'] as const

/** With the order of every map, which `toEqual` does not see. */
const ordered = (board: Board) => ({ ...board, ...Object.fromEntries(PARTS.map((part) => [part, [...board[part]]])) })

function fiveInTwoSlots() {
  const door = newBoard()
  const slots = ['09:00', '11:00', '14:00'].map((clock) =>
    verbs.addSlot(door, { place: { roomId: null, start: `2026-10-05T${clock}` }, minutes: 90 }),
  )
  const topics = [20, 30, 25, 10, 15].map((minutes, at) => verbs.addTopic(door, { title: `topic ${at}`, minutes }))
  verbs.placeTopics(door, topics.slice(0, 3), { slotId: must(slots[0], 'slot'), before: null })
  verbs.placeTopics(door, topics.slice(3), { slotId: must(slots[1], 'slot'), before: null })
  return { door, slots, topics }
}

const timesIn = (board: Board, slot: string | undefined) =>
  must(board.lineups.get(slot as never), 'lineup').topics.map(({ start, end }) => `${start.slice(11)}–${end.slice(11)}`)

/** What a reader is most easily wrong about: slots that start together, damaged places, other first days. */
function rareChange(door: BoardDoc, chance: Dice): string {
  const board = readBoard(door.doc)
  const slots = [...board.slots.keys()]
  const rooms = [...board.rooms.keys()]
  const luck = chance.roll(4)
  if (luck === 0) verbs.editMeta(door, { firstDay: chance.pick(['2026-10-03', '2026-10-04', '2026-10-05']) })
  else if (luck === 1 && rooms.length > 1) verbs.moveRoom(door, chance.pick(rooms), chance.pick(rooms))
  else if (luck === 2 && slots.length > 0) {
    const entry = mapOf(door.doc, 'slots').get(chance.pick(slots))
    if (entry instanceof Y.Map) entry.set('place', 'nowhere')
  } else {
    for (const slot of slots) {
      verbs.placeSlot(door, slot, { roomId: chance.pick([null, ...rooms]), start: '2026-10-05T09:00' })
    }
  }
  return `rare change ${luck}`
}

describe('reading again', () => {
  it('[M6] [M7] after any verb the kept board is what a fresh reading gives, order included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 25 }), (seed, steps) => {
        const chance = dice(seed)
        const door = newBoard({}, seed % 1_000)
        furnish(door, chance)
        const reader = watchBoard(door.doc)
        for (let step = 0; step < steps; step++) {
          const name = chance.roll(5) === 0 ? rareChange(door, chance) : randomVerb(door, chance)
          expect(ordered(reader.current()), name).toEqual(ordered(readBoard(door.doc)))
        }
      }),
      cases(150),
    )
  }, 120_000)

  it('[M6] slots that start together follow their rooms, and a slot without a readable place follows the first day', () => {
    const door = newBoard()
    const rooms = ['Aurora', 'Birch'].map((name) => verbs.addRoom(door, { name }))
    const start = '2026-10-05T09:00'
    const slots = rooms.map((roomId) => verbs.addSlot(door, { place: { roomId, start }, minutes: 60 }))
    const damaged = verbs.addSlot(door, { place: { roomId: null, start }, minutes: 60 })
    ;(mapOf(door.doc, 'slots').get(damaged) as Y.Map<unknown>).set('place', 'nowhere')
    const reader = watchBoard(door.doc)
    const before = reader.current()
    verbs.moveRoom(door, must(rooms[1], 'room'), must(rooms[0], 'room'))
    const moved = reader.current()
    expect([...moved.slots.keys()]).toEqual([damaged, ...slots.toReversed()])
    expect(ordered(moved)).toEqual(ordered(readBoard(door.doc)))
    for (const [id, lineup] of moved.lineups) expect(lineup).toBe(before.lineups.get(id))
    verbs.editMeta(door, { firstDay: '2026-10-06' })
    expect(reader.current().slots.get(damaged)?.place.start).toBe('2026-10-06T00:00')
    expect(ordered(reader.current())).toEqual(ordered(readBoard(door.doc)))
    for (const id of slots) expect(reader.current().lineups.get(id)).toBe(before.lineups.get(id))
  })

  it('[M1] one moved card replaces one topic and two lineups; everything else is the same object', () => {
    const { door, slots, topics } = fiveInTwoSlots()
    verbs.addRoom(door, { name: 'Aurora' })
    const reader = watchBoard(door.doc)
    const before = reader.current()
    const moved = must(topics[1], 'topic')
    verbs.placeTopics(door, [moved], { slotId: must(slots[1], 'slot'), before: null })
    const after = reader.current()
    expect([...after.topics].filter(([id, topic]) => before.topics.get(id) !== topic).map(([id]) => id)).toEqual([
      moved,
    ])
    const fresh = [...after.lineups].filter(([id, lineup]) => before.lineups.get(id) !== lineup).map(([id]) => id)
    expect(fresh.sort()).toEqual([slots[0], slots[1]].sort())
    for (const part of ['meta', 'rooms', 'tracks', 'people', 'slots', 'tray', 'bin'] as const) {
      expect(after[part], part).toBe(before[part])
    }
  })

  it('[M3] one topic’s minutes move the rest of its slot and nothing else', () => {
    const { door, slots, topics } = fiveInTwoSlots()
    const reader = watchBoard(door.doc)
    const before = reader.current()
    expect(timesIn(before, slots[0])).toEqual(['09:00–09:20', '09:20–09:50', '09:50–10:15'])
    verbs.editTopic(door, must(topics[0], 'topic'), { minutes: 50 })
    expect(timesIn(reader.current(), slots[0])).toEqual(['09:00–09:50', '09:50–10:20', '10:20–10:45'])
    expect(reader.current().lineups.get(must(slots[1], 'slot'))).toBe(before.lineups.get(must(slots[1], 'slot')))
    expect(reader.current().lineups.get(must(slots[0], 'slot'))?.used).toBe(105)
  })

  it('[M3] in the night when clocks go back or forward, minutes are real minutes', () => {
    const door = newBoard({ firstDay: '2026-03-28', lastDay: '2026-03-29' })
    const slot = verbs.addSlot(door, { place: { roomId: null, start: '2026-03-29T01:30' }, minutes: 60 })
    const topics = [20, 40].map((minutes) => verbs.addTopic(door, { title: `${minutes}`, minutes }))
    verbs.placeTopics(door, topics, { slotId: slot, before: null })
    expect(timesIn(readBoard(door.doc), slot)).toEqual(['01:30–01:50', '01:50–03:30'])
    expect(readBoard(door.doc).lineups.get(slot)?.end).toBe('2026-03-29T03:30')
  })

  it('listeners hear of each change once, with the board, and no more after their release', () => {
    const door = newBoard()
    const reader = watchBoard(door.doc)
    const heard: Board[] = []
    const release = reader.subscribe((board) => heard.push(board))
    door.change('two at once', () => {
      verbs.addRoom(door, { name: 'Aurora' })
      verbs.addRoom(door, { name: 'Birch' })
    })
    expect(heard.map(({ rooms }) => rooms.size)).toEqual([2])
    release()
    verbs.addRoom(door, { name: 'Cedar' })
    expect(heard).toHaveLength(1)
    expect(reader.current().rooms.size).toBe(3)
    reader.release()
    const last = reader.current()
    verbs.addRoom(door, { name: 'Dune' })
    expect(reader.current()).toBe(last)
  })
})

describe('damage', () => {
  it('[M6] a slot is public where nothing is said, and private where what is said cannot be read', () => {
    const { door, slots } = fiveInTwoSlots()
    const slot = must(slots[0], 'slot')
    const entry = mapOf(door.doc, 'slots').get(slot) as Y.Map<unknown>
    const read = () => readBoard(door.doc).slots.get(slot)
    entry.delete('public')
    expect(read()).toMatchObject({ public: true, repair: [] })
    for (const value of ['no', 'true', 0, 1, {}]) {
      entry.set('public', value)
      expect(read(), String(value)).toMatchObject({ public: false, repair: ['public'] })
    }
  })

  const NONSENSE: readonly unknown[] = [
    null,
    undefined,
    0,
    -1,
    1.5,
    1e300,
    true,
    '',
    'nonsense',
    [],
    [1, 'x'],
    {},
    { roomId: 1, start: 'never' },
    { slotId: 's_0000000000000000', rank: '' },
    { slotId: 's_0000000000000000', rank: 'U' },
    { at: 'x' },
    new Uint8Array([1, 2, 3]),
  ]
  const shared = () => [new Y.Map([['a', 1]]), new Y.Array(), new Y.Text('text'), new Y.XmlFragment()]

  it('[M6] entries of every wrong form show as cards that need repair, and nothing else suffers', () => {
    for (const [map, kind] of [
      ['rooms', 'r'],
      ['tracks', 'k'],
      ['people', 'p'],
      ['slots', 's'],
      ['topics', 't'],
    ] as const) {
      const { door } = fiveInTwoSlots()
      const reader = watchBoard(door.doc)
      const sound = readBoard(door.doc)
      const wrong = [...NONSENSE.filter((value) => value !== undefined), ...shared()]
      const ids = wrong.map((_, at) => `${kind}_${String(at).padStart(16, '0')}`)
      for (const [at, value] of wrong.entries()) mapOf(door.doc, map).set(ids[at] as string, value)
      const board = readBoard(door.doc)
      expect(ordered(reader.current()), map).toEqual(ordered(board))
      for (const id of ids) {
        const entry = (board[map] as ReadonlyMap<string, { repair: readonly string[] }>).get(id)
        expect(entry?.repair.length, `${map} ${id}`).toBeGreaterThan(0)
      }
      for (const part of PARTS) {
        for (const [id, entry] of sound[part] as ReadonlyMap<string, unknown>) {
          expect((board[part] as ReadonlyMap<string, unknown>).get(id), `${part} beside damaged ${map}`).toEqual(entry)
        }
      }
    }
  })

  it('[M6] every key of every kind of entry with every wrong value is read without an exception', () => {
    const door = newBoard()
    furnish(door, dice(3), 8)
    const reader = watchBoard(door.doc)
    for (const map of ['meta', 'rooms', 'tracks', 'people', 'slots', 'topics'] as const) {
      const entries = map === 'meta' ? [mapOf(door.doc, map)] : [...mapOf(door.doc, map).values()].slice(0, 2)
      for (const entry of entries as Y.Map<unknown>[]) {
        for (const key of [...entry.keys(), 'lead:x', 'speaker:p_0', 'attendee:', 'material:m_0000000000000000']) {
          const old = entry.get(key)
          for (const value of [...NONSENSE, ...shared()]) {
            entry.set(key, value)
            expect(ordered(reader.current())).toEqual(ordered(readBoard(door.doc)))
          }
          if (old instanceof Y.AbstractType || old === undefined) entry.delete(key)
          else entry.set(key, old)
        }
      }
    }
  }, 120_000)

  it('[M6] a dangling reference puts a topic on the tray, from where it can be placed again', () => {
    const { door, slots, topics } = fiveInTwoSlots()
    const topic = must(topics[0], 'topic')
    const entry = mapOf(door.doc, 'topics').get(topic) as Y.Map<unknown>
    entry.set('placement', { slotId: 's_zzzzzzzzzzzzzzzz', rank: 'U' })
    entry.set('trackId', 'k_zzzzzzzzzzzzzzzz')
    entry.set('speaker:p_zzzzzzzzzzzzzzzz', 'U')
    const board = readBoard(door.doc)
    expect(board.tray.map(({ id }) => id)).toEqual([topic])
    expect(board.topics.get(topic)?.repair).toEqual([])
    verbs.placeTopics(door, [topic], { slotId: must(slots[1], 'slot'), before: null })
    expect(readBoard(door.doc).tray).toEqual([])
  })

  it('[M6] unknown keys survive what verbs do, and names like `__proto__` are names like others', () => {
    const door = newBoard()
    const topic = verbs.addTopic(door, { title: 'one' })
    const entry = mapOf(door.doc, 'topics').get(topic) as Y.Map<unknown>
    entry.set('wish:later', { kind: 'before' })
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const map of ['meta', 'rooms', 'topics'] as const) mapOf(door.doc, map).set(name, { polluted: true })
      entry.set(name, { polluted: true })
    }
    verbs.editTopic(door, topic, { title: 'two' })
    verbs.placeTopics(door, [topic], null)
    const board = readBoard(door.doc)
    expect(board.topics.get(topic)?.title).toBe('two')
    expect(entry.get('wish:later')).toEqual({ kind: 'before' })
    expect(entry.get('__proto__')).toEqual({ polluted: true })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('the document', () => {
  it('[M9] gets the drop alone: one small update for a placed card, and six maps whatever is done', () => {
    const { door, slots, topics } = fiveInTwoSlots()
    const updates: Uint8Array[] = []
    door.doc.on('update', (update: Uint8Array) => updates.push(update))
    verbs.placeTopics(door, [must(topics[0], 'topic')], { slotId: must(slots[2], 'slot'), before: null })
    expect(updates).toHaveLength(1)
    expect(updates[0]?.length).toBeLessThan(160)
    const chance = dice(4)
    for (let step = 0; step < 200; step++) randomVerb(door, chance)
    expect([...door.doc.share.keys()].sort()).toEqual(['meta', 'people', 'rooms', 'slots', 'topics', 'tracks'])
  })
})
