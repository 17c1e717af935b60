import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { makeSlots, type SlotPattern, slotsOf } from '../../../shared/board/slot-pattern.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { clockOf } from '../../../shared/time.ts'
import { newBoard, undoableReplicaOf } from '../../support/boards.ts'

function twoRooms() {
  const start = newBoard()
  const rooms = ['Aurora', 'Birch'].map((name) => verbs.addRoom(start, { name }))
  const pattern: SlotPattern = {
    days: ['2026-10-05'],
    rooms,
    from: '09:00',
    to: '12:00',
    minutes: 60,
    breaks: [{ from: '10:30', minutes: 15, title: 'Coffee' }],
  }
  const door = undoableReplicaOf(start, 2)
  const shown = (change: Partial<SlotPattern> = {}) =>
    slotsOf({ ...pattern, ...change }, readBoard(door.doc)).slots.map(
      ({ place, minutes, title }) =>
        `${clockOf(place.start)} ${minutes} ${title ?? place.roomId?.replace(rooms[0] ?? '', 'A').replace(rooms[1] ?? '', 'B')}`,
    )
  return { door, rooms, pattern, shown }
}

it('[M15] sessions follow each other, a break cuts them where half is left, and the end lets none run over', () => {
  const { shown, rooms } = twoRooms()
  expect(shown()).toEqual([
    '09:00 60 A',
    '09:00 60 B',
    '10:00 30 A',
    '10:00 30 B',
    '10:30 15 Coffee',
    '10:45 60 A',
    '10:45 60 B',
  ])
  expect(shown({ rooms: rooms.slice(0, 1), minutes: 70 })).toEqual(['09:00 70 A', '10:30 15 Coffee', '10:45 70 A'])
  expect(shown({ rooms: rooms.slice(0, 1), breaks: [], to: '11:59' })).toEqual(['09:00 60 A', '10:00 60 A'])
})

it('[M15] a break is one slot across all rooms where all are chosen, else one a room', () => {
  const { door, rooms, pattern } = twoRooms()
  const breaks = (change: Partial<SlotPattern>) =>
    slotsOf({ ...pattern, ...change }, readBoard(door.doc)).slots.flatMap(({ kind, place }) =>
      kind === 'break' ? [place.roomId] : [],
    )
  expect(breaks({})).toEqual([null])
  expect(breaks({ rooms: rooms.slice(1) })).toEqual(rooms.slice(1))
})

it('[M15] what overlaps what is there is left out and counted; all is one step, and what was seen before', () => {
  const { door, rooms, pattern, shown } = twoRooms()
  const first = rooms[0] ?? null
  verbs.addSlot(door, { place: { roomId: first, start: '2026-10-05T09:30' }, minutes: 30 })
  const [before, preview] = [contentHash(readBoard(door.doc)), shown()]
  const { made, skipped } = makeSlots(door, pattern)
  expect([made.length, skipped, door.undoState().undo]).toEqual([6, 1, 'made 6 slots'])
  expect(preview).toHaveLength(6)
  expect(readBoard(door.doc).slots.size).toBe(7)
  expect(makeSlots(door, pattern)).toEqual({ made: [], skipped: 7 })
  door.undo()
  expect(contentHash(readBoard(door.doc))).toBe(before)
})

it('[M15] nonsense makes nothing, and no pattern more than one change may bring', () => {
  const { door, pattern, shown } = twoRooms()
  const before = Y.encodeStateVector(door.doc)
  for (const nonsense of [
    { minutes: 0 },
    { minutes: Number.NaN },
    { days: ['tomorrow'] },
    { rooms: [] },
    { to: '08:00' },
  ]) {
    expect(shown(nonsense)).toEqual([])
    makeSlots(door, { ...pattern, ...nonsense })
  }
  expect(Y.encodeStateVector(door.doc)).toEqual(before)
  expect(shown({ minutes: 1, to: '24:00' })).toHaveLength(1_000)
})
