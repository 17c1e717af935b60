/** An expected end of a connection: its word becomes the close code. Anything else that is thrown is a bug of ours. */

import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { LimitName } from '../ports/limits.ts'

export class Refusal extends Error {
  readonly word: CloseWord
  /** The bound that was reached, if it is one of the table. */
  readonly limit: LimitName | null

  constructor(word: CloseWord, { limit = null, ...options }: ErrorOptions & { limit?: LimitName | null } = {}) {
    super(word, options)
    this.word = word
    this.limit = limit
  }
}
