import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import * as arranging from '../../../shared/board/arranging.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import type { Board, EntryKind } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as several from '../../../shared/board/several-topics.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { IdOf, SlotId } from '../../../shared/ids.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { atClock, clockOf } from '../../../shared/time.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { faultsOf } from '../../support/invariants.ts'
import { furnish, Hand, RANDOM_VERBS } from '../../support/random-verbs.ts'

const DAY = '2026-10-05'

/** Two rooms and slots in them by name: `['A', 'Aurora', '09:00', 30]`; `null` is across all rooms. */
function arranged(...wanted: readonly (readonly [string, 'Aurora' | 'Birch' | null, string, number])[]) {
  const start = newBoard()
  const rooms = {
    Aurora: verbs.addRoom(start, { name: 'Aurora' }),
    Birch: verbs.addRoom(start, { name: 'Birch' }),
  }
  const slots: Record<string, SlotId> = {}
  for (const [title, room, clock, minutes] of wanted) {
    const place = { roomId: room && rooms[room], start: atClock(DAY, clock) }
    slots[title] = verbs.addSlot(start, { place, minutes, title })
  }
  const door = undoableReplicaOf(start, 2)
  /** `A 09:00-09:30`, in the order of time. */
  const shown = () =>
    [...readBoard(door.doc).lineups.values()].map(
      ({ slot, end }) => `${slot.title} ${clockOf(slot.place.start)}-${clockOf(end)}`,
    )
  return { door, rooms, shown, slot: (title: string) => must(slots[title], title), step: () => door.undoState().undo }
}

const gone = mintId('slot', dice(77).bytes)

describe('several slots', () => {
  it('[M13] move in one step; those that are gone stay out, and of two moves of one the last counts', () => {
    const { door, rooms, shown, slot, step } = arranged(['A', 'Aurora', '09:00', 30], ['B', 'Aurora', '10:00', 30])
    const to = (clock: string) => ({ roomId: rooms.Birch, start: atClock(DAY, clock) })
    arranging.placeSlots(door, [
      { id: slot('A'), place: to('15:00') },
      { id: gone, place: to('16:00') },
      { id: slot('B'), place: to('14:30') },
      { id: slot('A'), place: to('14:30') },
    ])
    expect(shown()).toEqual(expect.arrayContaining(['A 14:30-15:00', 'B 14:30-15:00']))
    expect(step()).toBe('moved 2 slots to Mon 14:30')
    arranging.placeSlots(door, [{ id: slot('A'), place: to('16:00') }])
    expect(step()).toBe('moved “A” to Mon 16:00')
  })

  it('[M13] shift by minutes of the wall clock, also into another day', () => {
    const { door, shown, slot, step } = arranged(['A', 'Aurora', '09:00', 30], ['B', null, '23:50', 30])
    arranging.shiftSlots(door, [slot('A'), slot('B'), slot('A'), gone], 15)
    expect(step()).toBe('shifted 2 slots by 15 min')
    expect(shown()).toEqual(['A 09:15-09:45', 'B 00:05-00:35'])
    arranging.shiftSlots(door, [slot('A'), slot('B')], -15)
    expect(step()).toBe('shifted 2 slots by −15 min')
    expect(shown()).toEqual(['A 09:00-09:30', 'B 23:50-00:20'])
    for (const minutes of [0, 0.5, Number.NaN, 1e15, -1e9]) arranging.shiftSlots(door, [slot('A')], minutes)
    expect(shown()[0]).toBe('A 09:00-09:30')
  })

  it('[M13] two slots swap room and start, and keep their minutes and cards', () => {
    const { door, rooms, shown, slot, step } = arranged(['A', 'Aurora', '09:00', 30], ['B', 'Birch', '10:00', 60])
    const topic = verbs.addTopic(door, { title: 'card' })
    verbs.placeTopics(door, [topic], { slotId: slot('A'), before: null })
    const before = contentHash(readBoard(door.doc))
    arranging.swapSlots(door, slot('A'), slot('B'))
    expect(step()).toBe('swapped “A” and “B”')
    expect(shown()).toEqual(['B 09:00-10:00', 'A 10:00-10:30'])
    expect(readBoard(door.doc).slots.get(slot('A'))?.place.roomId).toBe(rooms.Birch)
    expect(readBoard(door.doc).topics.get(topic)?.placement?.slotId).toBe(slot('A'))
    arranging.swapSlots(door, slot('A'), slot('B'))
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })

  it('[M13] two rooms swap what stands in them, on a day or on all', () => {
    const { door, rooms, slot, step } = arranged(
      ['A', 'Aurora', '09:00', 30],
      ['B', 'Birch', '09:00', 60],
      ['all', null, '12:00', 60],
    )
    const place = { roomId: rooms.Aurora, start: '2026-10-06T09:00' }
    const tuesday = verbs.addSlot(door, { place, minutes: 30 })
    const roomOf = (id: SlotId) => readBoard(door.doc).slots.get(id)?.place.roomId
    arranging.swapRooms(door, rooms.Aurora, rooms.Birch, DAY)
    expect(step()).toBe('swapped room “Aurora” and room “Birch” on Mon 5 Oct')
    expect([slot('A'), slot('B'), slot('all'), tuesday].map(roomOf)).toEqual([
      rooms.Birch,
      rooms.Aurora,
      null,
      rooms.Aurora,
    ])
    arranging.swapRooms(door, rooms.Aurora, rooms.Birch, null)
    expect([slot('A'), slot('B'), tuesday].map(roomOf)).toEqual([rooms.Aurora, rooms.Birch, rooms.Birch])
  })
})

describe('giving way', () => {
  const morning = [
    ['A', 'Aurora', '09:00', 30],
    ['B', 'Aurora', '09:30', 30],
    ['C', 'Aurora', '10:15', 30],
    ['D', 'Aurora', '11:00', 30],
    ['else', 'Birch', '09:30', 30],
  ] as const

  it('[M14] gaps take up what is inserted, and other rooms stay', () => {
    const { door, rooms, shown, step } = arranged(...morning)
    const before = contentHash(readBoard(door.doc))
    const place = { roomId: rooms.Aurora, start: atClock(DAY, '09:30') }
    arranging.insertSlot(door, { place, minutes: 20, title: 'new' })
    expect(step()).toBe('inserted “new” at Mon 09:30, and 2 later slots gave way')
    expect(shown().sort()).toEqual(
      [
        'A 09:00-09:30',
        'new 09:30-09:50',
        'else 09:30-10:00',
        'B 09:50-10:20',
        'C 10:20-10:50',
        'D 11:00-11:30',
      ].sort(),
    )
    door.undo()
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })

  it('[M14] a slot that began before stays; what stands across all rooms is jumped over', () => {
    const { door, rooms, shown } = arranged(
      ['long', 'Aurora', '08:00', 90],
      ['B', 'Aurora', '09:30', 30],
      ['lunch', null, '10:00', 60],
      ['C', 'Aurora', '11:00', 30],
    )
    const place = { roomId: rooms.Aurora, start: atClock(DAY, '09:00') }
    arranging.insertSlot(door, { place, minutes: 45, title: 'new' })
    expect(shown()).toEqual([
      'long 08:00-09:30',
      'new 09:00-09:45',
      'lunch 10:00-11:00',
      'B 11:00-11:30',
      'C 11:30-12:00',
    ])
  })

  it('[M14] across all rooms, each room gives way', () => {
    const { door, shown } = arranged(...morning)
    arranging.insertSlot(door, { place: { roomId: null, start: atClock(DAY, '09:30') }, minutes: 15, title: 'new' })
    expect(shown()).toEqual(
      expect.arrayContaining(['A 09:00-09:30', 'B 09:45-10:15', 'C 10:15-10:45', 'else 09:45-10:15']),
    )
  })

  it('[M14] to a slot that is made longer, and not to one that is made shorter', () => {
    const { door, shown, slot, step } = arranged(...morning)
    arranging.pushLater(door, slot('B'), 60)
    expect(step()).toBe('gave “B” 60 min, and one later slot gave way')
    expect(shown()).toContain('C 10:30-11:00')
    expect(shown()).toContain('D 11:00-11:30')
    arranging.pushLater(door, slot('B'), 10)
    expect(step()).toBe('gave “B” 10 min')
    expect(shown()).toContain('B 09:30-09:40')
    expect(shown()).toContain('C 10:30-11:00')
    arranging.pushLater(door, slot('B'), 0)
    arranging.pushLater(door, gone, 30)
    expect(step()).toBe('gave “B” 10 min')
  })

  it('[M14] goes on past midnight, and stays in step with the night when clocks change', () => {
    const { door, rooms, shown, slot } = arranged(['A', 'Aurora', '23:00', 50], ['B', 'Aurora', '23:50', 30])
    const place = { roomId: rooms.Aurora, start: '2026-10-06T00:30' }
    verbs.addSlot(door, { place, minutes: 30, title: 'next' })
    arranging.pushLater(door, slot('A'), 70)
    expect(shown()).toEqual(['A 23:00-00:10', 'B 00:10-00:40', 'next 00:40-01:10'])
    const spring = newBoard({ firstDay: '2027-03-28', lastDay: '2027-03-28' })
    const early = verbs.addSlot(spring, { place: { ...place, start: '2027-03-28T01:30' }, minutes: 30 })
    const late = verbs.addSlot(spring, { place: { ...place, start: '2027-03-28T03:00' }, minutes: 30 })
    arranging.pushLater(spring, early, 45)
    expect(readBoard(spring.doc).slots.get(late)?.place.start).toBe('2027-03-28T03:15')
  })
})

describe('closing gaps', () => {
  it('[M14] draws a day of a room together, up to the first and to what stands across all rooms', () => {
    const { door, rooms, shown, step } = arranged(
      ['A', 'Aurora', '09:10', 30],
      ['B', 'Aurora', '10:00', 30],
      ['other', 'Birch', '10:00', 30],
      ['lunch', null, '12:00', 60],
      ['C', 'Aurora', '14:00', 30],
      ['D', 'Aurora', '14:15', 30],
    )
    arranging.closeGaps(door, rooms.Aurora, DAY)
    expect(step()).toBe('closed the gaps of room “Aurora” on Mon 5 Oct')
    expect(shown()).toEqual([
      'A 09:10-09:40',
      'B 09:40-10:10',
      'other 10:00-10:30',
      'lunch 12:00-13:00',
      'C 13:00-13:30',
      'D 13:15-13:45',
    ])
  })

  it('[M7, M14] writes nothing where there is no gap', () => {
    const { door, rooms } = arranged(['A', 'Aurora', '09:00', 30], ['B', 'Aurora', '09:30', 30])
    const before = Y.encodeStateVector(door.doc)
    arranging.closeGaps(door, rooms.Aurora, DAY)
    arranging.closeGaps(door, rooms.Birch, DAY)
    expect(Y.encodeStateVector(door.doc)).toEqual(before)
  })
})

/** Pairs of slots that overlap in a room, by their ids. */
function overlapping({ lineups }: Board): Set<string> {
  const all = [...lineups.values()]
  const meets = (a: (typeof all)[0], b: (typeof all)[0]) => {
    const [one, other] = [a.slot.place, b.slot.place]
    const inOneRoom = one.roomId === null || other.roomId === null || one.roomId === other.roomId
    return a.slot.id < b.slot.id && inOneRoom && one.start < b.end && other.start < a.end
  }
  return new Set(all.flatMap((a) => all.filter((b) => meets(a, b)).map((b) => `${a.slot.id} ${b.slot.id}`)))
}

/** The slots of each room in their order. */
const ordersOf = ({ slots }: Board): string[] => {
  const rooms = Map.groupBy(slots.values(), ({ place }) => place.roomId ?? 'all')
  return [...rooms].map(([room, inRoom]) => `${room}: ${inRoom.map(({ id }) => id)}`).sort()
}

const placesAcross = ({ slots }: Board): string[] =>
  [...slots.values()].flatMap(({ id, place }) => (place.roomId === null ? `${id} ${place.start}` : []))

/** A board with one day full of slots in two rooms and across both. */
function fullDay(seed: number) {
  const chance = dice(seed)
  const start = newBoard()
  const rooms = ['Aurora', 'Birch'].map((name) => verbs.addRoom(start, { name }))
  for (let count = 4 + chance.roll(12); count > 0; count--) {
    const clock = `${String(8 + chance.roll(10)).padStart(2, '0')}:${chance.pick(['00', '10', '30', '45'])}`
    const roomId = chance.roll(6) === 0 ? null : chance.pick(rooms)
    verbs.addSlot(start, { place: { roomId, start: atClock(DAY, clock) }, minutes: chance.pick([10, 30, 60, 90]) })
  }
  return { chance, rooms, door: undoableReplicaOf(start, 2) }
}

const seeds = fc.integer({ min: 1, max: 2 ** 32 - 1 })
const forSeeds = (count: number, check: (seed: number) => void) =>
  fc.assert(
    fc.property(seeds, (seed) => {
      check(seed)
    }),
    cases(count),
  )

/** One step, after which one step back leads to the board as it was. */
function takesOneStep(door: ReturnType<typeof undoableReplicaOf>, run: () => void): void {
  const before = contentHash(readBoard(door.doc))
  run()
  const after = contentHash(readBoard(door.doc))
  if (after === before) return
  door.undo()
  expect(contentHash(readBoard(door.doc))).toBe(before)
  door.redo()
  expect(contentHash(readBoard(door.doc))).toBe(after)
}

describe('any board', () => {
  it('[M14] whoever gives way or closes up overlaps nobody anew, keeps the order and leaves what is across all rooms', () => {
    forSeeds(100, (seed) => {
      const { chance, rooms, door } = fullDay(seed)
      for (let turn = 0; turn < 6; turn++) {
        const before = readBoard(door.doc)
        const slot = chance.pick([...before.slots.values()])
        takesOneStep(door, () => {
          if (turn % 2 === 0) arranging.closeGaps(door, chance.pick(rooms), DAY)
          else arranging.pushLater(door, slot.id, 5 + chance.roll(90))
        })
        const after = readBoard(door.doc)
        const made = [...overlapping(after)].filter((pair) => !overlapping(before).has(pair))
        // What is made longer may run into what stands across all rooms: that does not move.
        expect(made.filter((pair) => after.slots.get(otherOf(pair, slot.id))?.place.roomId !== null)).toEqual([])
        expect(ordersOf(after)).toEqual(ordersOf(before))
        expect(placesAcross(after)).toEqual(placesAcross(before))
      }
    })
  })

  it('[M14] what is inserted overlaps only what began before it or stands across all rooms', () => {
    forSeeds(100, (seed) => {
      const { chance, rooms, door } = fullDay(seed)
      const before = readBoard(door.doc)
      const place = {
        roomId: chance.pick(rooms),
        start: atClock(DAY, `${10 + chance.roll(6)}:${chance.pick(['00', '20'])}`),
      }
      let made: SlotId | null = null
      takesOneStep(door, () => {
        made = arranging.insertSlot(door, { place, minutes: 10 + chance.roll(80) })
      })
      const after = readBoard(door.doc)
      const isOwn = (pair: string) => pair.includes(made ?? '?')
      const anew = [...overlapping(after)].filter((pair) => !overlapping(before).has(pair))
      expect(anew.filter((pair) => !isOwn(pair))).toEqual([])
      for (const pair of anew.filter(isOwn)) {
        const other = must(after.slots.get(otherOf(pair, made ?? gone)), 'the other')
        expect(other.place.roomId === null || other.place.start < place.start, pair).toBe(true)
      }
      const others = { ...after, slots: new Map([...after.slots].filter(([id]) => id !== made)) }
      expect(ordersOf(others)).toEqual(ordersOf(before))
      for (const [id, slot] of before.slots)
        expect(must(others.slots.get(id), id).place.start >= slot.place.start).toBe(true)
    })
  })

  it('[M13] bulk moves double nothing, lose nothing, keep the order of what moves, and are one step', () => {
    forSeeds(60, (seed) => {
      const chance = dice(seed)
      const start = newBoard()
      furnish(start, chance, 8)
      const door = undoableReplicaOf(start, 2)
      for (let turn = 0; turn < 6; turn++) {
        const hand = new Hand(door, chance)
        const [moved, slotId] = [hand.some('topic'), hand.id('slot')]
        takesOneStep(door, () => {
          if (turn === 0) verbs.placeTopics(door, moved, { slotId, before: null })
          else RANDOM_VERBS[chance.pick(BULK)](hand)
        })
        const board = readBoard(door.doc)
        expect(faultsOf(board)).toEqual([])
        expect([...hand.board.topics.keys()].filter((id) => !board.topics.has(id) && !isBinned(board, id))).toEqual([])
        expect([...hand.board.slots.keys()].filter((id) => !board.slots.has(id))).toEqual([])
        const inSlot = board.lineups.get(slotId)?.topics.map(({ topic }) => topic.id) ?? []
        const stood = moved.filter((id) => board.topics.has(id))
        if (turn === 0 && board.slots.has(slotId)) expect(inSlot.slice(inSlot.length - stood.length)).toEqual(stood)
      }
    })
  })

  it('[M1, M13] bulk moves of three people at once end alike for all, whatever order they arrive in', () => {
    forSeeds(60, (seed) => {
      const chance = dice(seed)
      const start = newBoard()
      furnish(start, chance, 8)
      const people = [2, 3, 4].map((id) => replicaOf(start, id))
      for (const door of people)
        for (let turn = 0; turn < 3; turn++) RANDOM_VERBS[chance.pick(BULK)](new Hand(door, chance))
      const updates = people.map(({ doc }) => Y.encodeStateAsUpdate(doc))
      for (const { doc } of people) {
        for (const update of updates.toSorted(() => chance.roll(3) - 1)) Y.applyUpdate(doc, update)
      }
      const boards = people.map(({ doc }) => readBoard(doc))
      expect(new Set(boards.map(contentHash)).size).toBe(1)
      for (const board of boards) expect(faultsOf(board)).toEqual([])
      join(...people.map(({ doc }) => doc))
      expect(boards.map(contentHash)).toEqual(people.map(({ doc }) => contentHash(readBoard(doc))))
    })
  })

  it('[M13] swapped twice is as before', () => {
    forSeeds(60, (seed) => {
      const chance = dice(seed)
      const start = newBoard()
      furnish(start, chance, 8)
      const hand = new Hand(start, chance)
      const seen = stands(start)
      const two = <K extends EntryKind>(kind: K): [IdOf<K>, IdOf<K>] => [hand.id(kind), hand.id(kind)]
      const [topics, slots, rooms] = [two('topic'), two('slot'), two('room')]
      const day = hand.maybe(hand.day)
      const swaps = [
        () => several.swapTopics(start, ...topics),
        () => arranging.swapSlots(start, ...slots),
        () => arranging.swapRooms(start, ...rooms, day),
      ]
      for (const swap of swaps) {
        swap()
        swap()
        expect(stands(start)).toEqual(seen)
      }
    })
  })
})

const BULK = [
  'placeTopics',
  'placeSlots',
  'shiftSlots',
  'swapTopics',
  'swapSlots',
  'swapRooms',
  'removeTopics',
] as const

const isBinned = (board: Board, id: string): boolean => board.bin.some((entry) => entry.id === id)

/** The other one of a pair; of a pair that the slot is not in, none. */
const otherOf = (pair: string, id: SlotId): SlotId =>
  pair.includes(id) ? (pair.replace(id, '').trim() as SlotId) : gone

/** Who stands where, in which order. */
function stands({ doc }: BoardDoc): unknown {
  const { lineups, tray } = readBoard(doc)
  const inSlots = [...lineups.values()].map(({ slot, topics }) => [
    slot.id,
    slot.place,
    topics.map(({ topic }) => topic.id),
  ])
  return [inSlots, tray.map(({ id }) => id)]
}
