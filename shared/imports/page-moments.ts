/** When and where something takes place, as pages of a schedule write it: `7 Oct 2026, 14:30 – 18:00`, `"Hall 2" (Congress Centre)`. */

import type { Clock, Day } from '../time.ts'
import { readDays } from './page-dates.ts'

export interface Moment {
  /** `null` where the line says a time alone. */
  readonly day: Day | null
  readonly clock: Clock
  readonly until: Clock | null
  /** What stands behind: usually the room. */
  readonly rest: string
}

const CLOCK = '(\\d{1,2})[:.h](\\d{2})(?::\\d{2})?(?:\\s*([ap])\\.?m\\b\\.?)?'
const FROM = new RegExp(`(?<![\\d:.])${CLOCK}(?![\\d:])`, 'i')
const UNTIL = new RegExp(`^\\s*(?:[-‐‑‒–—−→]|to|until)\\s*${CLOCK}(?![\\d:])`, 'i')

/** The moment that a line is, or `null` for one that says more. */
export function readMoment(line: string): Moment | null {
  if (line.length > 200) return null
  const from = FROM.exec(line)
  const clock = from && clockIn(from)
  if (!from || !clock) return null
  const before = line
    .slice(0, from.index)
    .replace(/^(date|time|when|scheduled)\s*:?\s*/i, '')
    .replace(/[\s,@·|]*(?:\b(?:at|from)\s*)?$/i, '')
  const days = before === '' ? null : readDays(before)
  if (before !== '' && days?.firstDay !== days?.lastDay) return null
  if (before !== '' && !days) return null
  const after = line.slice(from.index + from[0].length)
  const to = UNTIL.exec(after)
  const until = to && clockIn(to)
  const rest = after
    .slice(until ? to[0].length : 0)
    .replace(/^[\s,;·|@–—-]+(?:in\s+)?/, '')
    .trim()
  return { day: days?.firstDay ?? null, clock, until, rest }
}

/** `HH:MM` of what `CLOCK` found, by twelve hours or by twenty-four; `null` for a time that no clock shows. */
function clockIn([, hours, minutes, half]: RegExpExecArray): Clock | null {
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  const whole = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export interface Where {
  readonly room: string
  /** The building, in brackets behind the room. */
  readonly venue: string
}

/** `Room: "Hall L2/L3" (Austria Center)`: signs around names fall away. */
export function readWhere(line: string): Where | null {
  if (line.length > 200) return null
  const said = line.replace(/^(room|location|venue|where|place)\s*:\s*/i, '').trim()
  const found = /^(.*\S)\s+\(([^()]*)\)$/.exec(said)
  const room = unquoted(found?.[1] ?? said)
  return /[\p{L}\p{N}]/u.test(room) ? { room, venue: unquoted(found?.[2] ?? '') } : null
}

const unquoted = (text: string): string => text.trim().replace(/^["“„'‘]\s*(.*?)\s*["”“'’]$/, '$1')
