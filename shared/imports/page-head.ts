/** The lines above a page's first heading: days, zone, title, whether it is scheduled, how long it takes. */

import type { Warning } from './draft.ts'
import { type Days, isMoment, readDays, readLength, readZone } from './page-dates.ts'
import type { PageLine } from './page-lines.ts'

export interface Head {
  readonly title: PageLine | null
  readonly days: Days | null
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
  let days: Days | null = null
  let timeZone: string | null = null
  let minutes: number | null = null
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
    const [theirDays, zone, length] = [readDays(line.text), readZone(line.text), readLength(line.text)]
    if (theirDays && !days) days = theirDays
    else if (zone && !timeZone) timeZone = zone
    else if (length && !minutes) minutes = length
    else if (NOT_SCHEDULED.test(line.text)) continue
    else if (/time\s?zone\b/i.test(line.text) && line.text.length < 80)
      unsure(line, 'This time zone is not known here.')
    else if (isMoment(line.text))
      unsure(line, 'The page says when this takes place; draw its slot on the board by hand.')
    else if (!title && line.text.length <= 300) title = line
    else if (prose.length > 0 || line.text.length >= PROSE_FROM) prose.push(line)
    else unsure(line, 'Not understood; kept in the track’s background.')
  }
  const first = prose[0]
  if (first) {
    const message = 'No heading says what this is; taken as the track’s description.'
    warnings.push({ line: first.number, quote: first.text, message })
  }
  return { title, days, timeZone, minutes, prose, other, warnings }
}
