/** A text → what was understood of it, or why nothing was, and the columns where it is a table. */

import { detect, givenOf, importText } from '../../shared/imports/detect.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import type { Hints } from '../../shared/imports/reader.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { draftOfTable, table } from '../../shared/imports/table.ts'
import { delimiterOf } from '../../shared/imports/table-cells.ts'
import { isTable, type Table, tableOf } from '../../shared/imports/table-columns.ts'

/** What the mapping shows of a table. */
export type TableShape = Pick<Table, 'heads' | 'columns' | 'samples'> & { readonly rows: number }

export interface ReadText {
  readonly draft: Draft | null
  /** Why there is no draft, as a sentence. */
  readonly failure: string | null
  readonly table: TableShape | null
  /** It has columns, and a person may say what they are: nobody knows the text, or its form was recognised. */
  readonly mayBeTable: boolean
}

/** `format` is `auto`, or the id of a reader. Never throws for what a text says. */
export function readText(text: string, format: string, hints: Hints): ReadText {
  let shape: TableShape | null = null
  const isAuto = format === 'auto'
  try {
    const given = givenOf(text)
    if (isAuto ? detect(given) !== table : format !== table.id) {
      return { draft: importText(text, format, hints), failure: null, table: null, mayBeTable: isTable(given) }
    }
    const found = tableOf(given.text)
    const { heads, columns, samples, rows } = found
    shape = { heads, columns, samples, rows: rows.length }
    return { draft: draftOfTable(found, hints), failure: null, table: shape, mayBeTable: false }
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error
    return { draft: null, failure: error.message, table: shape, mayBeTable: !shape && isAuto && hasColumns(text) }
  }
}

/** Several lines, of which most have equally many parts. */
const hasColumns = (text: string): boolean =>
  text.length < 10_000_000 && !/^\s*[<{[]/.test(text) && /\n\s*\S/.test(text) && delimiterOf(text) !== null
