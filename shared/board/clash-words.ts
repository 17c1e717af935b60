/** How clashes name what they are about. */

import type { PersonId, RoomId } from '../ids.ts'
import { clockOf, dayOf, sayDay } from '../time.ts'
import type { Board, Slot, Topic } from './model.ts'

export const quote = (title: string): string => `“${title || 'Untitled'}”`
export const sayTopic = ({ title }: Topic): string => quote(title)
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** "Mon 5 Oct, 09:20–09:25". */
export const saySpan = (start: string, end: string): string =>
  `${sayDay(dayOf(start))}, ${clockOf(start)}–${clockOf(end)}`

/** A slot by its title, else its track, else its time. */
export function saySlot(board: Board, slot: Slot): string {
  const title = slot.title || (slot.trackId && board.tracks.get(slot.trackId)?.name)
  return title ? quote(title) : `the ${slot.kind} at ${clockOf(slot.place.start)}`
}

export const sayRoom = (board: Board, id: RoomId | null): string =>
  id === null ? 'all rooms' : board.rooms.get(id)?.name || 'a room'

export const sayPerson = (board: Board, id: PersonId): string => board.people.get(id)?.name || 'Somebody'

/** "3 h", "2 h 30 min". */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ')
}
