/** Indico's export of contributions as CSV (with its headings) → draft. It names no rooms and one zone: the event's, or UTC. */

import { cut } from '../board/values.ts'
import { isTimeZone } from '../time.ts'
import type { CsvRow } from './csv-rows.ts'
import { allRowsOf, rowsOf } from './csv-rows.ts'
import type { Draft, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { looksLikeHtml, textOfHtml } from './html-text.ts'
import { kindOf, labelled, paragraphs } from './indico-contribution.ts'
import { minutesIn, wallOfIso } from './iso-times.ts'
import { slugOf } from './keys.ts'
import { namePerson } from './namesakes.ts'
import { splitPeople } from './page-people.ts'
import { type Hints, ImportFailure, type Reader } from './reader.ts'
import type { Roomless } from './spare-rooms.ts'
import { inSpareRooms } from './spare-rooms.ts'

const FORMAT = 'indico-csv'
const [USUAL, LOOKS_AT] = [20, 20]
const KNOWN = new Set([
  'id',
  'title',
  'description',
  'date',
  'duration',
  'type',
  'session',
  'track',
  'presenters',
  'presenters (affiliation)',
  'presenters (email)',
  'materials',
  'program code',
])
/** Read as text with its heading, without a word that it is not known. */
const AS_NOTES = /^((co-?)?authors?( \((affiliation|email)\))?|board number|keywords)$/
/** What other tools' sheets do not have. */
const SIGNS = ['presenters', 'program code', 'presenters (affiliation)', 'duration']

export const indicoCsv: Reader = {
  id: FORMAT,
  name: 'Indico’s list of contributions (CSV)',
  knows({ start, json }) {
    if (json !== undefined || /^[<[{]|^BEGIN:/.test(start)) return false
    const headings = headingsIn(start)
    return headings !== null && hasItsDates(start, headings.indexOf('date'))
  },
  read({ text }, hints) {
    const headings = headingsIn(text.trimStart())
    if (!headings) {
      throw new ImportFailure(
        'This is no list of contributions as Indico exports it: its first row has not the headings Id, Title and Presenters. Export the list of contributions as CSV once more, with its headings.',
      )
    }
    const [, ...rows] = allRowsOf(text)
    return new Sheet(headings, hints).read(rows)
  },
}

/** The first row in small letters, if it is that of Indico. */
function headingsIn(start: string): readonly string[] | null {
  const headings = rowsOf(start.slice(0, 20_000), 1)[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const has = (heading: string) => headings.includes(heading)
  const isSure = has('id') && has('title') && SIGNS.filter(has).length >= 2
  return isSure ? headings : null
}

/** Dates that a spreadsheet wrote anew, as 05/10/2026, are for who reads any table. */
function hasItsDates(start: string, column: number): boolean {
  if (column < 0) return true
  const dates = rowsOf(start, LOOKS_AT).map(({ cells }) => cells[column]?.trim() ?? '')
  return dates.slice(1, -1).every((date) => date === '' || wallOfIso(date, 'UTC') !== null)
}

class Sheet {
  readonly #headings: readonly string[]
  readonly #zone: string
  readonly #builder = new DraftBuilder(FORMAT, FORMAT)
  readonly #timed: Roomless[] = []
  readonly #unknown = new Set<string>()

  constructor(headings: readonly string[], { timeZone }: Hints) {
    this.#headings = headings
    this.#zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  }

  read(rows: readonly CsvRow[]): Draft {
    for (const row of rows) this.#row(row)
    inSpareRooms(this.#builder, this.#timed)
    const draft = this.#builder.finish()
    const days = this.#timed.map(({ start }) => start.slice(0, 10)).sort()
    return Object.assign(draft, { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null })
  }

  #row({ line, cells }: CsvRow): void {
    const cell = (heading: string): string => cells[this.#headings.indexOf(heading)]?.trim() ?? ''
    const warn = (message: string, quote: string) => this.#builder.warn(message, quote, line)
    const said = cell('title')
    if (said === '') warn('The row has no title.', cells.join(', '))
    const title = said || 'Untitled'
    const start = cell('date') ? wallOfIso(cell('date'), this.#zone) : null
    if (cell('date') && !start)
      warn('The date is no time like 2026-10-05 14:30; the topic waits on the tray.', cell('date'))
    const length = minutesIn(cell('duration'))
    const fits = length !== null && length <= 1_440
    if (!fits && cell('duration'))
      warn(`The duration is not between 1 and 1440 minutes; it takes ${USUAL}.`, cell('duration'))
    const [track, session, type] = [cell('track'), cell('session'), cell('type')]
    const { speakers, notes } = this.#speakers(cell, line)
    const { materials, other } = materialsIn(cell('materials'))
    const kind = kindOf(type, speakers.length > 0)
    const text = cell('description')
    const topic: DraftTopic = {
      ...draftTopic(title, { system: FORMAT, id: cut(cell('id') || slugOf(title), 1_000), url: '' }),
      abstract: looksLikeHtml(text) ? textOfHtml(text) : text,
      minutes: fits ? length : USUAL,
      kind,
      stage: 'accepted',
      track: this.#builder.track({ name: track || session }),
      speakers,
      materials,
      notes: paragraphs([
        [
          ...labelled('Type', type.toLowerCase() === kind ? '' : type),
          ...labelled('Session', track && session !== track ? session : ''),
          ...labelled('Date', start ? '' : cell('date')),
          ...labelled('Duration', fits ? '' : cell('duration')),
          ...labelled('Code', cell('program code')),
          ...labelled('Materials', other),
          ...notes,
          ...this.#others(cells, line),
        ].join('\n'),
      ]),
    }
    if (start) this.#timed.push({ topic, start, session: session || track })
    else this.#builder.topic(topic)
  }

  /** Three lists beside each other, if they are as long as each other; what does not fit is a note. */
  #speakers(cell: (heading: string) => string, line: number): { speakers: number[]; notes: string[] } {
    const names = listIn(cell('presenters'))
    const notes: string[] = []
    const beside = (heading: string, label: string): readonly string[] => {
      const text = cell(heading)
      const list = names.length === 1 ? [text] : listIn(text)
      if (text === '' || list.length === names.length) return list
      notes.push(`${label}: ${text}`)
      this.#builder.warn(`${label} cannot be told apart by presenter; kept in the notes.`, text, line)
      return []
    }
    const affiliations = beside('presenters (affiliation)', 'Affiliations')
    const mails = beside('presenters (email)', 'Addresses')
    const speakers = names.flatMap((name, at) => {
      const [affiliation, contact] = [affiliations[at] ?? '', mails[at] ?? '']
      const { at: place, otherwise } = namePerson(this.#builder, { name, affiliation, contact })
      if (otherwise) {
        notes.push(`${name}: ${otherwise}`)
        this.#builder.warn(`${name} is also named with “${cut(otherwise, 200)}”; kept in the notes.`, otherwise, line)
      }
      return place ?? []
    })
    return { speakers: [...new Set(speakers)], notes }
  }

  /** Columns that are no field of a topic, with their headings. */
  #others(cells: readonly string[], line: number): string[] {
    return cells.flatMap((cell, at) => {
      const heading = this.#headings[at] ?? ''
      const text = cell.trim()
      if (text === '' || (KNOWN.has(heading) && this.#headings.indexOf(heading) === at)) return []
      if (!AS_NOTES.test(heading) && !this.#unknown.has(heading)) {
        this.#unknown.add(heading)
        const what = heading
          ? `The column “${cut(heading, 80)}” is not known here`
          : 'A row has more cells than headings'
        this.#builder.warn(`${what}; kept in the notes of its topics.`, text, line)
      }
      return labelled(heading ? heading.charAt(0).toUpperCase() + heading.slice(1) : 'More', text)
    })
  }
}

/** By lines or semicolons where there are some, else by commas outside brackets. */
const listIn = (text: string): string[] =>
  /[;\n]/.test(text)
    ? text
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter(Boolean)
    : splitPeople(text)

function materialsIn(text: string): { materials: DraftTopic['materials']; other: string } {
  const addresses = text.split(/[\s,;]+/).filter((part) => /^https?:\/\/\S+$/i.test(part) && part.length <= 2_000)
  const known = new Set(addresses)
  const other = text
    .split(/[\s,;]+/)
    .filter((part) => !known.has(part))
    .join(' ')
  return { materials: addresses.map((url) => ({ title: cut(url.split('/').at(-1) || url, 300), url })), other }
}
