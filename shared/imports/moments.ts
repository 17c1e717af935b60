/** Times as other systems write them, and the zone in which a board would show them. */

import { cut } from '../board/values.ts'
import type { Day, WallTime } from '../time.ts'
import { isDay, isTimeZone, isWallTime, wallAt } from '../time.ts'

/** As it is written. */
export interface Moment {
  readonly wall: WallTime
  /** Minutes east of UTC; `null` where it is not said: wall time of the event. */
  readonly offset: number | null
  /** Written with a `Z`: the world's time, which says nothing of where the event is. */
  readonly isUtc: boolean
}

const MOMENT =
  /^\s*(\d{4}-\d{2}-\d{2})[T\s]\s*(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2})?)?\s*$/i

export function momentFrom(text: string): Moment | null {
  if (text.length > 60) return null
  const parts = MOMENT.exec(text)
  if (!parts) return null
  const [, day = '', hour = '', minute = '', utc, sign, hours = '', minutes = '0'] = parts
  const wall = `${day}T${hour.padStart(2, '0')}:${minute}`
  const east = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : utc ? 0 : null
  if (!isWallTime(wall) || (east !== null && Math.abs(east) > 14 * 60)) return null
  return { wall, offset: east, isUtc: utc !== undefined }
}

export function dayFrom(text: string): Day | null {
  const day = text.trim().slice(0, 10)
  return isDay(day) ? day : null
}

/** `HH:MM`, also of `9:30` and `09:30:00`. */
export function clockFrom(text: string): string | null {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*$/.exec(text) ?? []
  return Number(hour) < 24 && Number(minute) < 60 && hour !== '' ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** Of `01:30`, `1:30:00` (hours first), `PT1H30M`, `P1DT2H` or a number of minutes; `null` for anything else. */
export function minutesFrom(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.round(value) : null
  if (typeof value !== 'string' || value.length > 40) return null
  const clock = /^\s*(\d{1,4}):(\d{2})(?::\d{2})?\s*$/.exec(value)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const iso = /^\s*P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,6}S)?)?\s*$/i.exec(value)
  if (iso) {
    const [weeks, days, hours, minutes] = iso.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ]
    return weeks * 10_080 + days * 1_440 + hours * 60 + minutes
  }
  return /^\s*\d{1,5}\s*$/.test(value) ? Number(value) : null
}

/** Minutes of the world's time; of a time without an offset, as if it were UTC. */
export const minuteOf = ({ wall, offset }: Moment): number => Date.parse(`${wall}Z`) / 60_000 - (offset ?? 0)

/** What clocks show then in `zone`. */
export const wallIn = (moment: Moment, zone: string): WallTime => {
  if (moment.offset === null) return moment.wall
  const wall = wallAt(minuteOf(moment), zone)
  return isWallTime(wall) ? wall : moment.wall
}

/** Where most events are; the first that fits is offered, and people can say another. */
const USUAL = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Australia/Sydney',
]

/** The zone of an event: the one that it names, else the hint where it fits all offsets, else one that does. */
export function zoneOf(
  moments: readonly Moment[],
  named: string,
  hint: string,
): { readonly zone: string; readonly said: string | null } {
  if (isTimeZone(named)) return { zone: named, said: null }
  const unknown = (named as string) === '' ? '' : `The time zone “${cut(named, 60)}” is not known here. `
  const local = moments.filter(({ offset, isUtc }) => offset !== null && !isUtc)
  // One moment a day and offset is enough; and an event of many years would take its time.
  const apart = [...new Map(local.map((moment) => [`${moment.wall.slice(0, 10)} ${moment.offset}`, moment])).values()]
  const fits = (zone: string) => apart.slice(0, 60).every((moment) => wallIn(moment, zone) === moment.wall)
  if (fits(hint)) return { zone: hint, said: (unknown && `${unknown}Times are taken as those of ${hint}.`) || null }
  const offset = apart[0]?.offset ?? 0
  const fixed = offset % 60 === 0 ? `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset / 60)}` : 'UTC'
  const zone = [...USUAL, fixed].find((one) => isTimeZone(one) && fits(one)) ?? hint
  const sentence =
    zone === hint
      ? `Times are turned into those of ${hint}.`
      : `No time zone is named; ${zone} fits the times. Choose another if the event is elsewhere.`
  return { zone, said: unknown + sentence }
}
