/** Moments as programs write them → wall time of one zone, and lengths as programs write them → minutes. */

import type { WallTime } from '../time.ts'
import { isTimeZone, isWallTime, momentOf, wallAt, wallMinutes } from '../time.ts'
import { readLength } from './page-dates.ts'

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\s?(\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?)?\s?(Z|[+-]\d{2}:?\d{2}|UTC)?$/i
const EPOCH = '1970-01-01T00:00'

/** `2026-10-05T14:30`, with or without seconds, by a blank, with `Z` or an offset; `null` for anything else. */
export function wallOfIso(text: string, zone: string): WallTime | null {
  const [, day, clock = '00:00', offset] = ISO.exec(text.trim().slice(0, 60)) ?? []
  const wall = `${day}T${clock.padStart(5, '0')}`
  if (!isWallTime(wall)) return null
  return offset ? wallAtMoment(wallMinutes(EPOCH, wall) - offsetOf(offset), zone) : wall
}

/** The wall time in `zone` of what clocks show in another; `null` where one of them is not known. */
export function wallIn(wall: WallTime, from: string, zone: string): WallTime | null {
  if (from === zone) return wall
  return isTimeZone(from) ? wallAtMoment(Math.round(momentOf(wall, from)), zone) : null
}

/** Years that no wall time has are none. */
function wallAtMoment(moment: number, zone: string): WallTime | null {
  const wall = wallAt(moment, zone)
  return isWallTime(wall) ? wall : null
}

function offsetOf(text: string): number {
  const digits = /^([+-])(\d{2}):?(\d{2})$/.exec(text)
  return digits ? Number(`${digits[1]}1`) * (Number(digits[2]) * 60 + Number(digits[3])) : 0
}

/** Minutes of `20`, `"20"`, `"0:20:00"`, `"1h 30m"`, `"1 hour, 30 minutes"`; `null` for anything else. */
export function minutesIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.max(1, Math.round(value)) : null
  if (typeof value !== 'string' || value.length > 40) return null
  const text = value.trim()
  if (/^\d+(\.0+)?$/.test(text)) return minutesIn(Number(text))
  const clock = /^(\d+):(\d{2})(?::\d{2})?$/.exec(text)
  if (clock) return minutesIn(Number(clock[1]) * 60 + Number(clock[2]))
  return readLength(text.replace(/,| and /g, ' ').replace(/\s+/g, ' '))
}
