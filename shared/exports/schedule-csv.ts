/** `schedule.csv`: a line an event, for spreadsheets. What one of them would run as a formula is defused (a `'` before it). */

import Papa from 'papaparse'
import { eventAddress, eventsOf } from './events.ts'
import type { Publication } from './frab.ts'

const COLUMNS = [
  'Date',
  'Start',
  'End',
  'Minutes',
  'Room',
  'Track',
  'Kind',
  'Title',
  'Speakers',
  'Affiliations',
  'Abstract',
  'Materials',
  'Id',
  'Address',
] as const

/** RFC 4180 with a byte order mark: without it, spreadsheets read another alphabet. */
export function scheduleCsv({ programme, url }: Publication): string {
  const rows = eventsOf(programme).map((event) => [
    event.start.slice(0, 10),
    event.start.slice(11, 16),
    event.end.slice(11, 16),
    event.minutes,
    event.room,
    event.track?.name ?? '',
    event.kind,
    event.title,
    event.people.map(({ name }) => name).join('; '),
    event.people.map(({ affiliation }) => affiliation).join('; '),
    event.abstract,
    event.materials.map(({ url }) => url).join(' '),
    event.id,
    eventAddress(url, event.id),
  ])
  return csvOf([[...COLUMNS], ...rows])
}

/** The library's own ends at the first line break, and lets such cells through. */
export const FORMULA = /^[=+\-@\t\r][\s\S]*$/

export const csvOf = (rows: readonly (readonly unknown[])[]): string =>
  `\ufeff${Papa.unparse(rows as unknown[][], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`
