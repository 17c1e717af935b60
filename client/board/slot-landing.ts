/** Where a held slot would stand: one key press further, whom it would change places with, and in words. Pure. */

import type { Board, Place, Slot } from '../../shared/board/model.ts'
import type { SlotId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, sayWhen, wallPlus } from '../../shared/time.ts'
import { foreseenSlotAt } from './foreseen.ts'
import type { Column, GridLayout } from './grid-layout.ts'
import type { Direction } from './landing.ts'

/** One step: `minutes` up or down, or to the next column. */
export function stepPlace({ columns }: GridLayout, { roomId, start }: Place, to: Direction, minutes: number): Place {
  if (to === 'up') return { roomId, start: wallPlus(start, -minutes) }
  if (to === 'down') return { roomId, start: wallPlus(start, minutes) }
  const isIn = (column: Column) =>
    column.day === dayOf(start) && (roomId === null || column.roomId === null || column.roomId === roomId)
  const next = columns[columns.findIndex(isIn) + (to === 'left' ? -1 : 1)]
  return next
    ? { roomId: roomId && (next.roomId ?? roomId), start: atClock(next.day, clockOf(start)) }
    : { roomId, start }
}

/** The slot that stands exactly where the held one would, as long as it: the two could change places. */
export function partnerAt(board: Board, id: SlotId, place: Place | undefined): Slot | null {
  const own = board.slots.get(id)
  const isPartner = (slot: Slot) =>
    slot.id !== id &&
    slot.minutes === own?.minutes &&
    slot.place.roomId === place?.roomId &&
    slot.place.start === place.start
  return (place && [...board.slots.values()].find(isPartner)) ?? null
}

/** "Mon 5 Oct, 10:00 in Hall". */
export function sayPlaceIn(board: Board, { roomId, start }: Place): string {
  return `${sayWhen(start)} in ${roomId === null ? 'all rooms' : (board.rooms.get(roomId)?.name ?? 'a room')}`
}

/** The same with what moving a slot there would cause: "Mon 5 Oct, 10:00 in Hall, shared with “Devices”". */
export const saySlotAt = (board: Board, id: SlotId, place: Place): string =>
  [sayPlaceIn(board, place), foreseenSlotAt(board, id, place)?.words].filter(Boolean).join(', ')

/** "“Devices”", or by its time where it has no name. */
export function nameOfSlot(board: Board, slot: Slot): string {
  const name = slot.title || (slot.trackId && board.tracks.get(slot.trackId)?.name)
  return name ? `“${name}”` : `the slot at ${slot.place.start.slice(11)}`
}
