/** Days, zones and lengths as conference pages write them. Each takes a whole line; a line with more in it is not one. */

import type { Day } from '../time.ts'
import { isDay, isTimeZone } from '../time.ts'

export interface Days {
  readonly firstDay: Day
  readonly lastDay: Day
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?'
const DATE = `${WEEKDAY}(\\d{1,2})(?:\\s+${MONTH})?,?(?:\\s+(\\d{4}))?`
const TO = '\\s*(?:[-‐‑‒–—−]|to)\\s*'

/** 5–7 Oct 2026 · 30 Aug – 1 Sept 2027 · 30 Dec 2026 – 2 Jan 2027 · Monday 5 October 2026 */
const EUROPEAN = new RegExp(`^(?:${DATE}${TO})?${DATE}$`, 'i')
/** Oct 5–7, 2026 · September 30 – October 2, 2027 · October 5, 2026 */
const AMERICAN = new RegExp(
  `^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:${TO}${WEEKDAY}(?:${MONTH}\\s+)?(\\d{1,2}))?,?\\s+(\\d{4})$`,
  'i',
)
const ISO = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})(?:(?:${TO}|/)(\\d{4}-\\d{2}-\\d{2}))?$`, 'i')

/** The days that a line names, or `null`. */
export function readDays(line: string): Days | null {
  if (line.length > 80) return null
  const iso = ISO.exec(line)
  if (iso) return daysOf(iso[1], iso[2] ?? iso[1])
  const american = AMERICAN.exec(line)
  if (american) {
    const [, month, day, month2, day2, year] = american
    return daysOf(dayText(day, month, year), dayText(day2 ?? day, month2 ?? month, year))
  }
  const european = EUROPEAN.exec(line)
  if (!european) return null
  const [, day, month, year, day2, month2, year2] = european
  const last = dayText(day2, month2, year2)
  return day === undefined ? daysOf(last, last) : daysOf(dayText(day, month ?? month2, year ?? year2), last)
}

function dayText(day: string | undefined, month: string | undefined, year: string | undefined): string | undefined {
  if (!day || !month || !year) return undefined
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
}

const daysOf = (firstDay: string | undefined, lastDay: string | undefined): Days | null =>
  isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay ? { firstDay, lastDay } : null

/** `Europe/Prague timezone` · `Timezone: Europe/Prague` */
export function readZone(line: string): string | null {
  const found = /^([A-Za-z][\w+\-/]*)\s+time\s?zone$/i.exec(line) ?? /^time\s?zone:?\s+([A-Za-z][\w+\-/]*)$/i.exec(line)
  return isTimeZone(found?.[1]) ? found[1] : null
}

/** Minutes of `20m`, `1h 30m`, `3h30`, `45 min`, `2 hours`; `null` for anything else and for nothing. */
export function readLength(line: string): number | null {
  const found =
    /^(?:duration:?\s*)?(?:(\d{1,2})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,3})\s*(m(?:in(?:ute)?s?)?\.?|'|′)?)?$/i.exec(line)
  if (!found || (found[1] === undefined && found[3] === undefined)) return null
  const minutes = Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0)
  return minutes >= 1 && minutes <= 1_440 ? minutes : null
}

/** A line that says when the page's subject is scheduled: `7 Oct 2026, 14:30`, `14:30 - 18:00`. */
export const isMoment = (line: string): boolean => line.length <= 80 && /\b([01]?\d|2[0-3]):[0-5]\d\b/.test(line)
