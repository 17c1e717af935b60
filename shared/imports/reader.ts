/** What a reader of one form is: a row of the table in `detect.ts`, and the only thing that a new form needs. */

import type { Draft } from './draft.ts'

/** The text cannot be imported; the message says what it looks like, what is wrong, where, and what to try. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure'
}

/** A text that somebody brought, with what several readers want to know of it. */
export interface Given {
  /** Without a byte order mark. */
  readonly text: string
  /** Its beginning without blanks before it: enough to see what it is. */
  readonly start: string
  /** Parsed, where it is JSON; `undefined` where it is none. */
  readonly json: unknown
}

/** What the board, or a person, knows that the text may not say. */
export interface Hints {
  /** For times that come without a zone: the board's. */
  readonly timeZone: string
  /** For days that come as numbers: the board’s first. */
  readonly firstDay?: string
  /** Of a table: what its columns are, as a person settled it; guessed where missing. */
  readonly columns?: readonly string[]
}

export interface Reader {
  /** As it stands in `format` of requests and drafts. */
  readonly id: string
  /** For people, after "This is": "a frab schedule (XML)". */
  readonly name: string
  /** Quick, and never throws: it is asked of every text. The first that says yes reads. */
  readonly knows: (given: Given) => boolean
  /** Throws `ImportFailure` alone, and only where nothing can be made of the text. */
  readonly read: (given: Given, hints: Hints) => Draft
}
