/** An import that is being looked at: its text and what people said about it. Kept while this tab is open, for each board. */

import { record } from '../../shared/board/values.ts'
import { keep, kept } from '../browser-store.ts'
import { type Corrections, NO_CORRECTIONS, parseCorrections } from './corrections.ts'

export interface ImportWork {
  readonly text: string
  /** Of the file that it came from; empty for what was pasted. */
  readonly name: string
  /** Somebody said that it is a table. */
  readonly asTable: boolean
  /** What the columns are, as somebody settled it. */
  readonly columns: readonly string[] | null
  readonly corrections: Corrections
  /** What was understood is shown, not the text. */
  readonly shown: boolean
}

export const NO_IMPORT: ImportWork = {
  text: '',
  name: '',
  asTable: false,
  columns: null,
  corrections: NO_CORRECTIONS,
  shown: false,
}

/** Longer texts are shown as a name and a size, and kept in memory alone. */
export const LONG = 200_000

const works = new Map<string, ImportWork>()

const keyOf = (boardId: string): string => `import.${boardId}`

export function keptImport(boardId: string): ImportWork {
  const work = works.get(boardId) ?? kept(keyOf(boardId), parseImport, 'tab') ?? NO_IMPORT
  works.set(boardId, work)
  return work
}

export function keepImport(boardId: string, work: ImportWork): void {
  works.set(boardId, work)
  keep(keyOf(boardId), work.text === '' || work.text.length > LONG ? null : work, 'tab')
}

/** Believes only what it wrote itself. */
export function parseImport(value: unknown): ImportWork | null {
  const raw = record(value)
  if (!raw || typeof raw.text !== 'string' || typeof raw.name !== 'string') return null
  const { columns } = raw
  return {
    text: raw.text,
    name: raw.name,
    asTable: raw.asTable === true,
    columns: Array.isArray(columns) && columns.every((column) => typeof column === 'string') ? columns : null,
    corrections: parseCorrections(raw.corrections),
    shown: raw.shown === true,
  }
}
