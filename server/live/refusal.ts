/** An expected end of a connection: its word becomes the close code. Anything else that is thrown is a bug of ours. */

import type { CloseWord } from '../../shared/protocol/close-codes.ts'

export class Refusal extends Error {
  readonly word: CloseWord

  constructor(word: CloseWord, options?: ErrorOptions) {
    super(word, options)
    this.word = word
  }
}
