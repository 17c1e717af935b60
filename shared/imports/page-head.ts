/** The lines above a page's first heading: days, zone, title, when and where it is scheduled, how long it takes. */

import type { WallTime } from '../time.ts'
import { atClock, wallMinutes } from '../time.ts'
import type { Warning } from './draft.ts'
import { wordsOf } from './keys.ts'
import { type Days, isMoment, readDays, readLength, readZone } from './page-dates.ts'
import type { PageLine } from './page-lines.ts'
import type { Moment, Where } from './page-moments.ts'
import { readMoment, readWhere } from './page-moments.ts'

/** Where and when a page says that its subject takes place. */
export interface Scheduled {
  readonly start: WallTime
  /** `null` where the page says no end. */
  readonly minutes: number | null
  readonly where: Where | null
  readonly capacity: number | null
}

export interface Head {
  readonly title: PageLine | null
  readonly days: (Days & { readonly line: PageLine }) | null
  readonly zoneLine: PageLine | null
  readonly scheduled: Scheduled | null
  readonly timeZone: string | null
  readonly minutes: number | null
  /** Prose under the title, where a page has no heading for it. */
  readonly prose: readonly PageLine[]
  /** What was not understood. */
  readonly other: readonly PageLine[]
  readonly warnings: readonly Warning[]
}

const NOT_SCHEDULED = /^(not (yet )?scheduled|unscheduled)$/i
const PROSE_FROM = 100

export function readHead(lines: readonly PageLine[]): Head {
  let title: PageLine | null = null
  let days: Head['days'] = null
  let timeZone: string | null = null
  let zoneLine: PageLine | null = null
  let minutes: number | null = null
  let day: PageLine | null = null
  let moment: { line: PageLine; said: Moment } | null = null
  let where: Where | null = null
  let capacity: number | null = null
  const prose: PageLine[] = []
  const other: PageLine[] = []
  const warnings: Warning[] = []
  const unsure = (line: PageLine, message: string) => {
    other.push(line)
    warnings.push({ line: line.number, quote: line.text, message })
  }
  for (const line of lines) {
    if (line.text === '') {
      if (prose.length > 0) prose.push(line)
      continue
    }
    const { text } = line
    const [theirDays, zone, length] = [readDays(text), readZone(text), readLength(text)]
    const said = theirDays ? null : readMoment(text)
    if (theirDays && !days) days = { ...theirDays, line }
    else if (theirDays && !day && theirDays.firstDay === theirDays.lastDay && within(theirDays, days)) day = line
    else if (zone && !timeZone) [timeZone, zoneLine] = [zone, line]
    else if (length && !minutes) minutes = length
    else if (NOT_SCHEDULED.test(text)) continue
    else if (/time\s?zone\b/i.test(text) && text.length < 80) unsure(line, 'This time zone is not known here.')
    else if (said && !moment && !isZoneMark(said.rest)) {
      moment = { line, said }
      if (said.rest) where = readWhere(said.rest)
    } else if (isMoment(text)) unsure(line, 'The page says when this takes place; draw its slot on the board by hand.')
    else if (!title && text.length <= 300) title = line
    else if (moment && where && isWithin(text, where)) continue
    else if (moment && where && capacity === null && /^\d{1,5}$/.test(text)) capacity = Number(text)
    else if (moment && !where && !theirDays && prose.length === 0 && text.length < PROSE_FROM && readWhere(text))
      where = readWhere(text)
    else if (prose.length > 0 || text.length >= PROSE_FROM) prose.push(line)
    else unsure(line, 'Not understood; kept in the track’s background.')
  }
  const first = prose[0]
  if (first) {
    const message = 'No heading says what this is; taken as the track’s description.'
    warnings.push({ line: first.number, quote: first.text, message })
  }
  const on = moment?.said.day ?? (day ? readDays(day.text) : days && days.firstDay === days.lastDay ? days : null)
  const date = typeof on === 'string' ? on : on?.firstDay
  if (moment && !date) {
    unsure(moment.line, 'The page says a time, but not on which of its days; draw its slot on the board by hand.')
    if (where) other.push({ ...moment.line, text: [where.room, where.venue].filter(Boolean).join(', ') })
  } else if (!moment && day) unsure(day, 'The page says a second date, and no time.')
  const scheduled =
    moment && date
      ? { start: atClock(date, moment.said.clock), minutes: lengthOf(moment.said, minutes), where, capacity }
      : null
  return { title, days, timeZone, zoneLine, scheduled, minutes, prose, other, warnings }
}

const within = (inner: Days, outer: Days | null): boolean =>
  outer !== null && outer.firstDay <= inner.firstDay && inner.lastDay <= outer.lastDay

/** `CEST`, `(UTC)`: a time that another zone may mean. */
const isZoneMark = (text: string): boolean => /^\(?([A-Z]{2,4}T|UTC|GMT)([+-]\d+)?\)?$/.test(text)

/** Indico says the room once more, and then the building, where one points at it. */
function isWithin(text: string, { room, venue }: Where): boolean {
  const known = new Set(wordsOf(`${room} ${venue}`))
  return wordsOf(text).length > 0 && wordsOf(text).every((word) => known.has(word))
}

function lengthOf({ clock, until }: Moment, minutes: number | null): number | null {
  if (!until) return minutes
  const length = wallMinutes(atClock('2000-01-01', clock), atClock('2000-01-01', until))
  return length > 0 ? length : length + 1_440
}
