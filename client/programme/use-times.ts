/** In whose time the attendees' pages say when something is: every page asks here, so that all agree. */

import { useMemo, useSyncExternalStore } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Day, WallTime } from '../../shared/time.ts'
import { onZoneChoice, ownZone, type ZoneChoice, zoneChoice } from './zone-choice.ts'
import { wallAt } from './zones.ts'

export interface ShownTimes {
  /** IANA. */
  readonly zone: string
  /** Of a moment like `2026-10-05T14:30:00+02:00`: "14:30". */
  readonly clock: (moment: string) => string
  /** The date of it, `2026-10-05`. */
  readonly day: (moment: string) => Day
  /** Both, `2026-10-05T14:30`. */
  readonly wall: (moment: string) => WallTime
}

/** The server does not know whose clock it is: the conference's is shown until a script runs. */
const onServer = (): ZoneChoice => 'conference'

export function useTimes({ board }: Pick<Programme, 'board'>): ShownTimes {
  const choice = useSyncExternalStore(onZoneChoice, zoneChoice, onServer)
  const { timeZone } = board
  return useMemo(() => {
    const own = choice === 'own' ? ownZone() : null
    return own !== null && own !== timeZone ? timesIn(own) : conferenceTimes(timeZone)
  }, [choice, timeZone])
}

export const timesIn = (zone: string): ShownTimes => timesBy(zone, (moment) => wallAt(Date.parse(moment), zone))

/** The programme says its moments in the conference's own time: nothing is to be reckoned, but for others (`…Z`). */
export const conferenceTimes = (zone: string): ShownTimes =>
  timesBy(zone, (moment) => (moment.endsWith('Z') ? wallAt(Date.parse(moment), zone) : moment.slice(0, 16)))

const timesBy = (zone: string, wall: ShownTimes['wall']): ShownTimes => ({
  zone,
  wall,
  clock: (moment) => wall(moment).slice(11),
  day: (moment) => wall(moment).slice(0, 10),
})

/** For what is the same for everybody: a display in the hall, a link's preview. */
export const conferenceZone = ({ board }: Pick<Programme, 'board'>): ShownTimes => conferenceTimes(board.timeZone)
