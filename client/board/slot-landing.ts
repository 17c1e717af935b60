/** Where a held slot would stand: one key press further, whom it would change places with, and in words. Pure. */

import type { Board, Place, Slot } from '../../shared/board/model.ts'
import type { SlotId } from '../../shared/ids.ts'
import { sayWhen, wallPlus } from '../../shared/time.ts'
import type { Direction } from './landing.ts'

const DAY = 24 * 60

export interface SlotStep {
  /** Minutes. */
  readonly step: number
  /** What stands side by side on the screen. */
  readonly columns: 'rooms' | 'days'
}

/** A step up or down in time (an hour with `far`), or to the next column. */
export function stepPlace(board: Board, { roomId, start }: Place, to: Direction, far: boolean, by: SlotStep): Place {
  const back = to === 'up' || to === 'left'
  const minutes = to === 'up' || to === 'down' ? (far ? 60 : by.step) : by.columns === 'days' ? DAY : 0
  if (minutes > 0) return { roomId, start: wallPlus(start, back ? -minutes : minutes) }
  if (roomId === null) return { roomId, start }
  const rooms = [...board.rooms.keys()]
  return { roomId: rooms[rooms.indexOf(roomId) + (back ? -1 : 1)] ?? roomId, start }
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

/** "“Devices”", or by its time where it has no name. */
export function nameOfSlot(board: Board, slot: Slot): string {
  const name = slot.title || (slot.trackId && board.tracks.get(slot.trackId)?.name)
  return name ? `“${name}”` : `the slot at ${slot.place.start.slice(11)}`
}
