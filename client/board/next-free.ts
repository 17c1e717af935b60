/** Where a new slot of a room would best begin: at the end of its last one that day, else at nine. */

import type { Board } from '../../shared/board/model.ts'
import type { RoomId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, minutesOfClock } from '../../shared/time.ts'

/** No slot is offered that would begin later. */
const LATEST = 23 * 60

export function nextFree({ lineups }: Board, roomId: RoomId | null, day: string): string {
  const own = [...lineups.values()].filter(
    ({ slot: { place } }) => place.roomId === roomId && dayOf(place.start) === day,
  )
  const last = own
    .map(({ end }) => end)
    .sort()
    .at(-1)
  return last && dayOf(last) === day && minutesOfClock(clockOf(last)) < LATEST ? last : atClock(day, '09:00')
}
