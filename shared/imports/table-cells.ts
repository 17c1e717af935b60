/** Any table → rows of cells, each with the line on which it begins. Which sign parts the cells is found out. */

import Papa from 'papaparse'

export interface TableRow {
  /** Of the text, from 1: cells may have line breaks, so that it is not the row's number. */
  readonly line: number
  /** As a spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

export interface Cells {
  readonly rows: readonly TableRow[]
  /** The line of a quote that nothing closes: the signs `"` were then read as they are. */
  readonly openQuote: number | null
}

/** Enough to see how a table is made, also of one that has a single line. */
const BEGINNING = 64_000
/** More than any sheet of proposals has; beyond it a text is no table that people could map. */
export const MOST_COLUMNS = 120

/** Those that stand in prose too come last. */
const DELIMITERS = ['\t', ';', '|', ','] as const

/** The sign that parts the most rows into equally many cells; `null` where none does. */
export function delimiterOf(text: string): string | null {
  const whole = text.length <= BEGINNING
  const beginning = whole ? text : text.slice(0, BEGINNING)
  let best: { sign: string; score: number } | null = null
  for (const sign of DELIMITERS) {
    if (!beginning.includes(sign)) continue
    const { data } = Papa.parse<string[]>(beginning, { delimiter: sign, preview: 40 })
    // A row that was cut in the middle says nothing.
    const rows = (whole || data.length < 2 ? data : data.slice(0, -1)).filter((row) => row.some((cell) => cell.trim()))
    const wide = rows.filter((row) => row.length > 1)
    if (wide.length === 0) continue
    const counts = Map.groupBy(wide, (row) => row.length)
    const [usual, alike] = [...counts].map(([count, same]) => [count, same.length] as const).sort(byMost)[0] ?? [0, 0]
    const score = (alike / rows.length) * (1 - 1 / usual) * (alike > 1 || rows.length === 1 ? 1 : 0.5)
    if (score > (best?.score ?? 0)) best = { sign, score }
  }
  return best?.sign ?? null
}

const byMost = ([, a]: readonly [number, number], [, b]: readonly [number, number]): number => b - a

/** Rows with nothing in them are left out, and counted. */
export function cellsOf(text: string, delimiter: string): Cells {
  const open = { line: 0 }
  const quoted = parse(text, delimiter, '"', open)
  if (open.line === 0) return { rows: quoted, openQuote: null }
  // The rest of the text would be one cell. A sign that no text has takes the quote's place.
  return { rows: parse(text, delimiter, '\u0000', { line: 0 }), openQuote: open.line }
}

function parse(text: string, delimiter: string, quoteChar: string, open: { line: number }): TableRow[] {
  const rows: TableRow[] = []
  let [line, number, counted] = [1, 0, 0]
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    step({ data, errors, meta }) {
      number++
      if (errors.some(({ code }) => code === 'MissingQuotes')) open.line ||= line
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, number, cells: data.map(cleanCell) })
      for (; counted < meta.cursor; counted++) if (text.charCodeAt(counted) === 10) line++
    },
  })
  return rows
}

/** Without the `'` by which exports defuse what a spreadsheet would run; here nothing runs anything. */
const cleanCell = (cell: string): string => {
  const text = cell.replaceAll('\r\n', '\n').trim()
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}
