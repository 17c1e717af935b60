/** Verbs that arrange many slots at once: each is one transaction and one step, and leaves out what is gone [M13]. */

import type { RoomId, SlotId } from '../ids.ts'
import { dayOf, later, sayDay, wallPlus } from '../time.ts'
import type { BoardDoc } from './doc.ts'
import { type Grid, inTime, readGrid, share, spanOf } from './grid.ts'
import type { Place, Slot } from './model.ts'
import { closeUp, type End, giveWay, type Move } from './spacing.ts'
import { sayEntry, sayMany, sayPlace } from './steps.ts'
import { asMinutes, asPlace } from './values.ts'
import { addSlot, editSlot, type NewSlot, placeSlot } from './verbs.ts'

/** Nobody shifts by more than a year; the calendar has to hold what comes of it. */
const LONGEST_SHIFT = 366 * 1440

/** Each slot to a place of its own; of two moves of one slot the last counts. */
export function placeSlots(board: BoardDoc, moves: readonly Move[]): void {
  const { slots } = readGrid(board.doc)
  const moved = [...new Map(moves.map((move) => [move.id, move])).values()].filter(({ id }) => slots.has(id))
  const [first, ...more] = moved
  const isOneTime = first && more.every(({ place }) => place.start === first.place.start)
  const where = isOneTime && asPlace(first.place) ? ` to ${sayPlace(first.place)}` : ''
  move(board, `moved ${sayMoved(board, moved)}${where}`, moved)
}

/** Earlier (negative) or later by so many minutes of the wall clock; those that overlap each other go on doing so. */
export function shiftSlots(board: BoardDoc, ids: readonly SlotId[], minutes: number): void {
  if (!Number.isInteger(minutes) || Math.abs(minutes) > LONGEST_SHIFT) return
  const grid = readGrid(board.doc)
  const moves = [...new Set(ids)].flatMap((id): Move[] => {
    const place = placeOf(grid, id)
    return place ? [{ id, place: { ...place, start: wallPlus(place.start, minutes) } }] : []
  })
  const span = `${minutes < 0 ? '−' : ''}${Math.abs(minutes)} min`
  move(board, `shifted ${sayMoved(board, moves)} by ${span}`, moves)
}

/** Two slots stand in each other's place; each keeps its minutes and its topics. */
export function swapSlots(board: BoardDoc, a: SlotId, b: SlotId): void {
  const grid = readGrid(board.doc)
  const [here, there] = [placeOf(grid, a), placeOf(grid, b)]
  if (!here || !there) return
  const moves = [
    { id: a, place: there },
    { id: b, place: here },
  ]
  move(board, `swapped ${sayEntry(board, 'slot', a)} and ${sayEntry(board, 'slot', b)}`, moves)
}

/** What stands in the one room stands in the other, at its time: on a day, or on all (`null`). */
export function swapRooms(board: BoardDoc, a: RoomId, b: RoomId, day: string | null): void {
  const { rooms, slots } = readGrid(board.doc)
  if (!rooms.has(a) || !rooms.has(b)) return
  const moves = [...slots.values()].flatMap(({ id, place }): Move[] => {
    if ((place.roomId !== a && place.roomId !== b) || (day !== null && dayOf(place.start) !== day)) return []
    return [{ id, place: { ...place, roomId: place.roomId === a ? b : a } }]
  })
  const when = day === null ? '' : ` on ${sayDay(day)}`
  move(board, `swapped ${sayEntry(board, 'room', a)} and ${sayEntry(board, 'room', b)}${when}`, moves)
}

/**
 * A new slot; the later ones of its room (of every room, where it stands across all) go later just as far as they must,
 * past what stands across all rooms. A slot that began before stays, also where it runs into the new one.
 */
export function insertSlot(board: BoardDoc, slot: NewSlot): SlotId {
  const { place, minutes } = slot
  const grid = readGrid(board.doc)
  const isSound = asPlace(place) !== null && asMinutes(minutes) !== null
  const end = { was: place.start, now: isSound ? later(place.start, minutes, grid.meta.timeZone) : place.start }
  const isLater = (other: Slot) => share(other.place.roomId, place.roomId) && other.place.start >= place.start
  const moves = isSound ? pushed(grid, end, isLater) : []
  const what = slot.title ? `“${slot.title}”` : 'a slot'
  const where = isSound ? ` at ${sayPlace(place)}` : ''
  return board.change(`inserted ${what}${where}${sayPushed(moves)}`, () => {
    for (const one of moves) placeSlot(board, one.id, one.place)
    return addSlot(board, slot)
  })
}

/** Gives a slot so many minutes; if it ends later now, the later ones give way as they do to a new one. */
export function pushLater(board: BoardDoc, id: SlotId, minutes: number): void {
  const grid = readGrid(board.doc)
  const slot = grid.slots.get(id)
  if (!slot || asMinutes(minutes) === null) return
  const { timeZone } = grid.meta
  const end = { was: spanOf(slot, timeZone).end, now: spanOf({ ...slot, minutes }, timeZone).end }
  const moves = pushed(grid, end, (other) => share(other.place.roomId, slot.place.roomId) && inTime(slot, other) < 0)
  board.change(`gave ${sayEntry(board, 'slot', id)} ${minutes} min${sayPushed(moves)}`, () => {
    editSlot(board, id, { minutes })
    for (const one of moves) placeSlot(board, one.id, one.place)
  })
}

/**
 * The slots of a room on a day go earlier until they touch. The first stays, what stands across all rooms stays, and
 * none goes past it.
 */
export function closeGaps(board: BoardDoc, room: RoomId, day: string): void {
  const { meta, rooms, slots } = readGrid(board.doc)
  const there = [...slots.values()].filter(({ place }) => share(place.roomId, room))
  const own = there.filter(({ place }) => place.roomId === room && dayOf(place.start) === day)
  const [first, ...rest] = own.sort(inTime)
  if (!first || !rooms.has(room)) return
  const moves = closeUp(there, new Set(rest.map(({ id }) => id)), meta.timeZone)
  move(board, `closed the gaps of ${sayEntry(board, 'room', room)} on ${sayDay(day)}`, moves)
}

/** `null` where none can be read: the one that is shown instead is nobody's, and nothing is made from it [M6]. */
function placeOf({ slots }: Grid, id: SlotId): Place | null {
  const slot = slots.get(id)
  return slot && !slot.repair.includes('place') && !slot.repair.includes('entry') ? slot.place : null
}

/** Those of `slots` that give way, room by room, to what ends later than it did. */
function pushed({ slots, meta }: Grid, end: End, follows: (slot: Slot) => boolean): Move[] {
  const all = [...slots.values()]
  const fixed = all.filter(({ place }) => place.roomId === null).map((slot) => spanOf(slot, meta.timeZone))
  const rooms = Map.groupBy(
    all.filter((slot) => slot.place.roomId !== null && follows(slot)),
    ({ place }) => place.roomId,
  )
  return [...rooms.values()].flatMap((inRoom) => giveWay(inRoom, end, fixed, meta.timeZone))
}

function move(board: BoardDoc, step: string, moves: readonly Move[]): void {
  board.change(step, () => {
    for (const { id, place } of moves) if (asPlace(place)) placeSlot(board, id, place)
  })
}

const sayMoved = (board: BoardDoc, moves: readonly Move[]): string =>
  sayMany(
    board,
    'slot',
    moves.map(({ id }) => id),
  )

const sayPushed = ({ length }: readonly Move[]): string =>
  length === 0 ? '' : `, and ${length === 1 ? 'one later slot' : `${length} later slots`} gave way`
