/** In whose time the attendees' pages say when something is: every page asks here, so that all agree. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import { wallAt } from './zones.ts'

export interface ShownTimes {
  /** IANA. */
  readonly zone: string
  /** Of a moment like `2026-10-05T14:30:00+02:00`: "14:30". */
  readonly clock: (moment: string) => string
  /** The date of it, `2026-10-05`. */
  readonly day: (moment: string) => Day
}

export function useTimes({ board }: Pick<Programme, 'board'>): ShownTimes {
  return timesIn(board.timeZone)
}

export function timesIn(zone: string): ShownTimes {
  const wall = (moment: string) => wallAt(Date.parse(moment), zone)
  return { zone, clock: (moment) => wall(moment).slice(11), day: (moment) => wall(moment).slice(0, 10) }
}

/** For what is the same for everybody: a display in the hall, a link's preview. */
export const conferenceZone = ({ board }: Pick<Programme, 'board'>): ShownTimes => timesIn(board.timeZone)
