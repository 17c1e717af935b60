/** Rows of a CSV file with the lines that they begin on; cells that were made harmless for spreadsheets are as they were. */

import Papa from 'papaparse'
import { LIMITS } from '../board/values.ts'
import { ImportFailure } from './reader.ts'

export interface CsvRow {
  /** From 1; a cell may have several lines. */
  readonly line: number
  readonly cells: readonly string[]
}

/** More than a board's topics with all their speakers need. */
const MOST_ROWS = 10_000

/** All rows; a file with more than any board can hold is refused. */
export function allRowsOf(text: string): CsvRow[] {
  const rows = rowsOf(text, MOST_ROWS + 1)
  if (rows.length <= MOST_ROWS) return rows
  throw new ImportFailure(
    `This is a table with more than ${MOST_ROWS} rows. Import it in parts: a board holds ${LIMITS.topics} topics.`,
  )
}

/** By comma, semicolon or tab, whichever it is; blank rows are left out. `most`: for a look at the beginning. */
export function rowsOf(text: string, most = 0): CsvRow[] {
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), {
    delimitersToGuess: [',', ';', '\t'],
    newline: '\n',
    preview: most,
  })
  const rows: CsvRow[] = []
  let line = 1
  for (const cells of data) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells: cells.map(undefused) })
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0)
  }
  return rows
}

/** `'=1+1` is a formula that somebody made a text. */
const undefused = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

function breaksIn(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}
