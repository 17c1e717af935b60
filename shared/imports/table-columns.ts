/** What a table is made of: its heads, its rows, what each column seems to mean and why, for the mapping that people correct. */

import type { Given } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { cellsOf, delimiterOf, MOST_COLUMNS, type TableRow } from './table-cells.ts'
import { MANY, type Meaning, meaningOfHead } from './table-meanings.ts'
import { dayOrderOf, readLength, readWhen } from './table-times.ts'

export interface Table {
  /** One a column; `''` for one without. */
  readonly heads: readonly string[]
  /** What stands below the heads. */
  readonly rows: readonly TableRow[]
  /** What stands above them: titles and remarks of a sheet. */
  readonly above: readonly TableRow[]
  /** One a column. */
  readonly columns: readonly Meaning[]
  /** The first few cells of each column that say something. */
  readonly samples: readonly (readonly string[])[]
  readonly openQuote: number | null
}

const HEADLESS: readonly Meaning[] = ['start', 'minutes', 'title', 'first-name', 'last-name', 'affiliation', 'email']
/** Rows in which heads are looked for. */
const DEEPEST = 6
const SAMPLES = 3

/** Throws `ImportFailure` where there is no table at all. */
export function tableOf(text: string): Table {
  const delimiter = delimiterOf(text)
  if (delimiter === null) {
    throw new ImportFailure(
      'This looks like text without columns. Save the sheet as CSV, or copy its cells in the spreadsheet and paste them here.',
    )
  }
  const { rows, openQuote } = cellsOf(text, delimiter)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > MOST_COLUMNS) {
    throw new ImportFailure(
      `This looks like a table of ${width.toLocaleString('en')} columns; ${MOST_COLUMNS} can be read. Leave out those that are not needed.`,
    )
  }
  const at = headAt(rows)
  const heads = Array.from({ length: width }, (_, column) => (at === null ? '' : (rows[at]?.cells[column] ?? '')))
  const below = at === null ? rows : rows.slice(at + 1)
  const cells = heads.map((_, column) => below.flatMap((row) => row.cells[column] || []))
  return {
    heads,
    rows: below,
    above: at === null ? [] : rows.slice(0, at),
    columns: at === null && isHeadless(rows) ? HEADLESS : guessed(heads, cells),
    samples: cells.map((column) => [...new Set(column.slice(0, 50))].slice(0, SAMPLES)),
    openQuote,
  }
}

/** Whether a text is a table for sure: by its heads, or by the shape that Indico imports. Prose with commas is none. */
export function isTable({ text, start, json }: Given): boolean {
  if (json !== undefined || /^[<{[]|^BEGIN:/.test(start)) return false
  const beginning = text.slice(0, 64_000)
  const delimiter = delimiterOf(beginning)
  if (delimiter === null) return false
  const { rows } = cellsOf(beginning, delimiter)
  if (isHeadless(rows)) return true
  const at = headAt(rows)
  const head = at === null ? undefined : rows[at]
  if (!head) return false
  const width = head.cells.filter(Boolean).length
  // The last row may be cut.
  const below = rows.slice((at ?? 0) + 1, text.length > beginning.length ? -1 : undefined)
  const alike = below.filter(({ cells }) => cells.length > 1 && cells.length <= head.cells.length + 2).length
  return width >= 2 && alike >= below.length * 0.6
}

/** The row of the heads: at least two known words that mean different things, and no value among them. */
function headAt(rows: readonly TableRow[]): number | null {
  const at = rows.slice(0, DEEPEST).findIndex(({ cells }) => {
    const known = new Set(cells.flatMap((cell) => meaningOfHead(cell)?.[0] ?? []))
    const isValue = (cell: string) => /@|^\d{1,4}[-./:]\d/.test(cell)
    // Whole questions stand at the head of some exports, whole paragraphs in rows.
    const isWordy = known.size === 2 && cells.some(({ length }) => length > 80)
    return known.size >= 2 && !isWordy && !cells.some(isValue)
  })
  return at < 0 ? null : at
}

/** Seven columns without heads: start, minutes, title, first and last name, affiliation, e-mail. */
const isHeadless = (rows: readonly TableRow[]): boolean =>
  rows.length > 0 &&
  rows.slice(0, 20).every(({ cells: [start = '', minutes = '', title = '', ...rest] }) => {
    const isStart = start === '' || /^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}/.test(start)
    return rest.length === 4 && isStart && /^\d{0,3}$/.test(minutes) && /\p{L}/u.test(title)
  }) &&
  rows.slice(0, 20).some(({ cells: [start, , , , , , mail = ''] }) => start !== '' || /@/.test(mail))

/** By the heads, the surest word first; columns that no word explains, by what is in them. */
function guessed(heads: readonly string[], cells: readonly (readonly string[])[]): Meaning[] {
  const columns: (Meaning | null)[] = heads.map(() => null)
  const taken = new Set<Meaning>()
  const take = (column: number, meaning: Meaning) => {
    if (columns[column] || (taken.has(meaning) && !MANY.has(meaning))) return
    columns[column] = meaning
    taken.add(meaning)
  }
  const sure = heads
    .flatMap((head, column) => {
      const found = meaningOfHead(head)
      return found ? [{ column, meaning: asFilled(found[0], cells[column] ?? []), rank: found[1] }] : []
    })
    .sort((a, b) => a.rank - b.rank)
  const hasNames = sure.some(({ meaning }) => meaning === 'first-name' || meaning === 'last-name')
  for (const { column, meaning, rank } of sure) {
    // Whoever sent a proposal in speaks, where nobody else is named.
    const isWeak = meaning === 'speakers' && rank > 30 && (hasNames || taken.has('speakers'))
    const isOwnersMail = meaning === 'email' && /owner|submitter/i.test(heads[column] ?? '') && hasNames
    // `Nom` alone, in a table without first names, is the whole name.
    const isWhole = meaning === 'last-name' && !sure.some((other) => other.meaning === 'first-name')
    if (!isWeak && !isOwnersMail) take(column, isWhole ? 'speakers' : meaning)
  }
  if (taken.has('date') && taken.has('start') && !taken.has('time')) {
    // A day in one column, and a start that is a time alone in another.
    const at = columns.indexOf('start')
    if ((cells[at] ?? []).every((cell) => !readWhen(cell, 'day-month', 'UTC')?.day)) columns[at] = 'time'
  }
  for (const [column, filled] of cells.entries()) {
    // A head that is known says what it is, even where another column has that place already.
    if (columns[column] || filled.length === 0 || sure.some((one) => one.column === column)) continue
    const meaning = byContents(filled, taken, heads[column] === '')
    if (meaning) take(column, meaning)
  }
  if (!taken.has('title') && !(taken.has('start') || taken.has('time'))) {
    const longest = cells
      .map((filled, column) => ({ column, length: average(filled) * (new Set(filled).size / (filled.length || 1)) }))
      .filter(({ column }) => !columns[column])
      .sort((a, b) => b.length - a.length)[0]
    if (longest && longest.length > 5) take(longest.column, 'title')
  }
  return columns.map((meaning) => meaning ?? 'other')
}

/** The words `start`, `date`, `time` and `end` are used for days, times and both: the cells say which. */
function asFilled(meaning: Meaning, cells: readonly string[]): Meaning {
  if (meaning !== 'start' && meaning !== 'date' && meaning !== 'time') return meaning
  const some = cells.slice(0, 50)
  const { order } = dayOrderOf(some)
  const read = some.flatMap((cell) => readWhen(cell, order, 'UTC') ?? [])
  if (read.length === 0 || read.length < some.length / 2) return meaning
  const [days, clocks] = [read.filter(({ day }) => day).length, read.filter(({ clock }) => clock).length]
  if (days * 2 > read.length) return clocks * 2 > read.length ? 'start' : 'date'
  return meaning === 'date' || meaning === 'start' ? (clocks * 2 > read.length ? 'time' : meaning) : meaning
}

function byContents(cells: readonly string[], taken: ReadonlySet<Meaning>, hasNoHead: boolean): Meaning | null {
  const some = cells.slice(0, 50)
  const most = (test: (cell: string) => boolean) => some.filter(test).length >= some.length * 0.8
  if (most((cell) => /^[^\s@]+@[^\s@]+\.\w+$/.test(cell))) return 'email'
  const { order } = dayOrderOf(some)
  const isWhen = (cell: string, day: boolean, clock: boolean) => {
    const when = readWhen(cell, order, 'UTC')
    return when !== null && (when.day !== null) === day && (when.clock !== null) === clock && !/^\d+$/.test(cell)
  }
  if (most((cell) => isWhen(cell, true, true))) return taken.has('start') ? 'end' : 'start'
  if (most((cell) => isWhen(cell, true, false))) return taken.has('date') || taken.has('start') ? null : 'date'
  // Times as short as 0:30 are lengths.
  if (most((cell) => isWhen(cell, false, true)) && !taken.has('start'))
    return most((cell) => (readLength(cell) ?? 999) < 300) ? 'minutes' : taken.has('time') ? 'end' : 'time'
  if (!hasNoHead) return null
  if (most((cell) => /^https?:\/\/\S+$/i.test(cell))) return 'url'
  if (most((cell) => /^\d{1,3}$/.test(cell) && Number(cell) % 5 === 0) && !taken.has('minutes')) return 'minutes'
  return null
}

const average = (cells: readonly string[]): number =>
  cells.length === 0
    ? 0
    : cells.slice(0, 50).reduce((sum, { length }) => sum + Math.min(length, 80), 0) / Math.min(cells.length, 50)
