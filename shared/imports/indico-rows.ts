/** The seven columns without a heading that Indico imports contributions from: start, minutes, title, first and last name, affiliation, e-mail. */

import { cut, LIMITS } from '../board/values.ts'
import { isTimeZone } from '../time.ts'
import type { CsvRow } from './csv-rows.ts'
import { allRowsOf, rowsOf } from './csv-rows.ts'
import type { Draft, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { minutesIn, wallOfIso } from './iso-times.ts'
import { idsByTitle } from './keys.ts'
import { namePerson } from './namesakes.ts'
import { type Given, type Hints, ImportFailure, type Reader } from './reader.ts'
import type { Roomless } from './spare-rooms.ts'
import { inSpareRooms } from './spare-rooms.ts'

const FORMAT = 'indico-rows'
const COLUMNS = 7
const [USUAL, LOOKS_AT] = [20, 20]

export const indicoRows: Reader = {
  id: FORMAT,
  name: 'Indico’s seven columns of contributions (CSV)',
  knows,
  read({ text }, hints) {
    const rows = allRowsOf(text)
    if (!rows.some(({ cells }) => cells.length > 2)) {
      throw new ImportFailure(
        'This is no list of contributions as Indico reads it: no row of it has a start, minutes and a title. Columns are start, minutes, title, first name, last name, affiliation and e-mail, without a heading.',
      )
    }
    return new Rows(hints).read(rows)
  },
}

/** Seven in each row, and in the first two of them nothing but times and minutes. */
function knows({ start, json, text }: Given): boolean {
  if (json !== undefined || /^[<[{]|^BEGIN:/.test(start)) return false
  const isWhole = text.length <= start.length + 100
  // The last row of a beginning may be half a row.
  const rows = isWhole ? rowsOf(text, LOOKS_AT) : rowsOf(start, LOOKS_AT).slice(0, -1)
  const fits = ({ cells }: CsvRow) =>
    cells.length === COLUMNS && isStart(cells[0]) && isLength(cells[1]) && (cells[2] ?? '').trim() !== ''
  return rows.length > 0 && rows.every(fits) && rows.some(({ cells }) => cells[0] !== '' || cells[1] !== '')
}

const isStart = (cell = ''): boolean => cell.trim() === '' || wallOfIso(cell, 'UTC') !== null
const isLength = (cell = ''): boolean => cell.trim() === '' || minutesIn(cell) !== null

class Rows {
  readonly #zone: string
  readonly #builder = new DraftBuilder(FORMAT, FORMAT)
  /** By start, minutes and title: one row a speaker. */
  readonly #known = new Map<string, DraftTopic>()
  /** Rows have no ids: they are found again by their titles. */
  readonly #idOf = idsByTitle()
  readonly #timed: Roomless[] = []
  readonly #tray: DraftTopic[] = []

  constructor({ timeZone }: Hints) {
    this.#zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  }

  read(rows: readonly CsvRow[]): Draft {
    for (const row of rows) this.#row(row)
    for (const topic of this.#tray) this.#builder.topic(topic)
    inSpareRooms(this.#builder, this.#timed)
    const days = this.#timed.map(({ start }) => start.slice(0, 10)).sort()
    return Object.assign(this.#builder.finish(), { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null })
  }

  #row({ line, cells }: CsvRow): void {
    const [startCell = '', minutesCell = '', title = '', ...others] = cells.map((cell) => cell.trim())
    const notes: string[] = []
    const odd = (message: string, ...kept: string[]) => {
      this.#builder.warn(message, cells.join(', '), line)
      notes.push(...kept)
    }
    const start = startCell ? wallOfIso(startCell, this.#zone) : null
    if (startCell && !start)
      odd('The start is no time like 2026-10-05T14:30; the topic waits on the tray.', `Start: ${startCell}`)
    const length = minutesIn(minutesCell)
    const fits = length !== null && length <= LIMITS.minutes
    if (minutesCell && !fits)
      odd(`The length is not between 1 and 1440 minutes; it takes ${USUAL}.`, `Minutes: ${minutesCell}`)
    if (title === '') odd('The row has no title.')
    const more = others.slice(COLUMNS - 3).filter(Boolean)
    if (more.length > 0) odd(`The row has more than ${COLUMNS} columns; the others are in the notes.`, more.join(', '))
    const minutes = fits ? length : USUAL
    const speaker = this.#speaker(others, odd)
    const key = JSON.stringify([start ?? startCell, minutes, title])
    const same = title === '' ? undefined : this.#known.get(key)
    if (same && speaker !== null && !same.speakers.includes(speaker)) {
      same.speakers.push(speaker)
      same.notes = [same.notes, ...notes].filter(Boolean).join('\n')
      return
    }
    if (same) odd('The row stands here twice; both were taken.')
    const topic: DraftTopic = {
      ...draftTopic(title || 'Untitled', { system: FORMAT, id: this.#idOf('', title), url: '' }),
      minutes,
      kind: speaker === null ? 'discussion' : 'talk',
      stage: 'accepted',
      speakers: speaker === null ? [] : [speaker],
      notes: notes.join('\n'),
    }
    if (!same) this.#known.set(key, topic)
    if (start) this.#timed.push({ topic, start, session: '' })
    else this.#tray.push(topic)
  }

  #speaker(
    [first = '', last = '', affiliation = '', mail = '']: readonly string[],
    odd: (message: string, kept: string) => void,
  ): number | null {
    const name = [first, last].filter(Boolean).join(' ')
    const { at, otherwise } = namePerson(this.#builder, { name, affiliation, contact: mail })
    if (otherwise)
      odd(`${name} is also named with “${cut(otherwise, 200)}”; kept in the notes.`, `${name}: ${otherwise}`)
    const unnamed = at === null ? [name, affiliation, mail].filter(Boolean).join(', ') : ''
    if (unnamed) odd('The row has an affiliation or address, and nobody’s name; kept in the notes.', unnamed)
    return at
  }
}
