/**
 * What Indico imports as contributions: seven columns without a head (start, minutes, title, first name, last name, affiliation,
 * mail address), of every topic that stands in a slot. For organizers: it has addresses, and slots that are not public.
 */

import Papa from 'papaparse'
import { oneLine } from '../exports/safe.ts'
import { FORMULA } from '../exports/schedule-csv.ts'
import { mailAddress } from '../messages/mail-draft.ts'
import type { Board, Person } from './model.ts'

/** RFC 4180. Without a byte order mark: Indico would read it as a part of the first start. */
export function indicoCsv(board: Board): string {
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics)
  const rows = placed
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.topic.id < b.topic.id ? -1 : 1))
    .map(({ topic, start }) => [
      // Wall time: Indico reads it in the zone of its event.
      start,
      topic.minutes,
      oneLine(topic.title) || 'Untitled',
      ...speakerOf(board.people.get(topic.speakers[0] ?? ('' as never))),
    ])
  // A title that a spreadsheet would run gets a `'`, as everywhere: Indico takes it with that, which is the smaller harm.
  return rows.length === 0 ? '' : `${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`
}

/** Indico has room for one, and wants the name in two parts: the last word is the second. */
function speakerOf(person: Person | undefined): [first: string, last: string, affiliation: string, mail: string] {
  if (!person) return ['', '', '', '']
  const words = oneLine(person.name).split(' ')
  const last = words.pop() ?? ''
  const mail = mailAddress(person.contact) ?? ''
  // An address with a `'` before it is none, and Indico would refuse the whole row.
  return [words.join(' '), last, oneLine(person.affiliation), FORMULA.test(mail) ? '' : mail]
}
