/** What somebody settled of a table's columns, for the next table with the same heads: this browser remembers it. */

import { hash } from '../../shared/hash.ts'
import { keep, kept } from '../browser-store.ts'

const keyOf = (heads: readonly string[]): string => `columns.${hash(heads.join('\u0000'))}`

export const settledColumns = (heads: readonly string[]): readonly string[] | null =>
  kept(keyOf(heads), (value) =>
    Array.isArray(value) && value.length === heads.length && value.every((one) => typeof one === 'string')
      ? value
      : null,
  )

/** Tables without heads are all alike: of them nothing is remembered. */
export function rememberColumns(heads: readonly string[], columns: readonly string[]): void {
  if (heads.some(Boolean)) keep(keyOf(heads), columns)
}
