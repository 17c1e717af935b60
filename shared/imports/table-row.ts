/** One row of a table, its cells found by what their columns mean, with what could not be used of it. */

import type { DraftBuilder } from './draft-builder.ts'
import type { TableRow } from './table-cells.ts'
import type { Table } from './table-columns.ts'
import { MANY, type Meaning } from './table-meanings.ts'

/** Cut in quotes of warnings. */
const QUOTED = 200

export class ReadRow {
  readonly number: number
  readonly #row: TableRow
  readonly #table: Table
  readonly #columns: readonly Meaning[]
  readonly #builder: DraftBuilder
  readonly #remains: string[] = []

  constructor(row: TableRow, table: Table, columns: readonly Meaning[], builder: DraftBuilder) {
    this.number = row.number
    this.#row = row
    this.#table = table
    this.#columns = columns
    this.#builder = builder
    for (const [at, cell] of row.cells.entries()) {
      const meaning = columns[at] ?? 'other'
      const isSecond = !MANY.has(meaning) && columns.indexOf(meaning) < at
      if (meaning === 'other' || isSecond) this.keep(table.heads[at] ?? '', cell)
    }
  }

  /** The cell of that meaning, or the first of several that says something. */
  get(meaning: Meaning): string {
    return this.every(meaning).find(Boolean) ?? ''
  }

  /** Empty ones too: they keep the second name beside the second affiliation. */
  every(meaning: Meaning): string[] {
    return this.#row.cells.filter((_, at) => this.#columns[at] === meaning)
  }

  all(meaning: Meaning): string[] {
    return this.every(meaning).filter(Boolean)
  }

  /** Goes to the notes, under its heading. */
  keep(heading: string, text: string): void {
    if (text) this.#remains.push(heading ? `${heading}: ${text}` : text)
  }

  keepAs(meaning: Meaning): void {
    this.keep(this.#table.heads[this.#columns.indexOf(meaning)] ?? '', this.get(meaning))
  }

  get remains(): readonly string[] {
    return this.#remains
  }

  /** The whole row, for a quote. */
  get text(): string {
    return this.#row.cells.filter(Boolean).join(' · ')
  }

  warn(message: string, quote: string): void {
    this.#builder.warn(`Row ${this.number}: ${message}.`, quote.slice(0, QUOTED), this.#row.line)
  }
}
