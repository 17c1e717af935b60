/** The conference's time and the reader's, in words. */

import { wallMinutes } from '../../shared/time.ts'

/** Minutes east of UTC at the end of `2026-10-05T14:30:00+02:00`. */
export function offsetOf(moment: string): number {
  const parts = /([+-])(\d{2}):(\d{2})$/.exec(moment)
  if (!parts) return 0
  return (Number(parts[2]) * 60 + Number(parts[3])) * (parts[1] === '-' ? -1 : 1)
}

/** "6 h earlier", "5 h 30 min later": the reader's clock beside the conference's; empty if they agree. */
export function sayDifference(minutes: number): string {
  if (minutes === 0) return ''
  const [h, m] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const size = [h > 0 && `${h} h`, m > 0 && `${m} min`].filter(Boolean).join(' ')
  return `${size} ${minutes < 0 ? 'earlier' : 'later'}`
}

/** "14:32", or "14:32 on 5 Oct" if that was another day: on the reader's own clock. */
export function sayMoment(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)]
  const two = (part: number) => String(part).padStart(2, '0')
  const clock = `${two(then.getHours())}:${two(then.getMinutes())}`
  if (then.toDateString() === today.toDateString()) return clock
  return `${clock} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}`
}

/** Making one takes longer than a hundred answers of it. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  CLOCKS.set(timeZone, made)
  return made
}

/** The wall clock of a zone at a moment, `2026-10-05T14:30`. */
export function wallAt(at: number, timeZone: string): string {
  const parts = clockIn(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** Of days that were asked for: each topic asks for its own. */
const MIDNIGHTS = new Map<string, number>()

/**
 * When a day begins in a zone, in milliseconds; where clocks leave midnight out, within that hour. By trial, without Temporal:
 * browsers that have none would have to load one.
 */
export function midnightOf(day: string, timeZone: string): number {
  const key = `${day} ${timeZone}`
  const known = MIDNIGHTS.get(key)
  if (known !== undefined) return known
  const wanted = `${day}T00:00`
  let at = Date.parse(`${wanted}Z`)
  // The second trial is for a change of clocks between the first and the right one.
  for (let trial = 0; trial < 2; trial++) at += wallMinutes(wallAt(at, timeZone), wanted) * 60_000
  if (MIDNIGHTS.size > 1_000) MIDNIGHTS.clear()
  MIDNIGHTS.set(key, at)
  return at
}

/** Minutes that clocks of a zone are ahead of the one that a moment is told in. */
export const aheadOf = (moment: string, timeZone: string): number =>
  wallMinutes(moment.slice(0, 16), wallAt(Date.parse(moment), timeZone))

/** "New York" of `America/New_York`. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
