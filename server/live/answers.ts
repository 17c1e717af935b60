/** What a reader is sent who says what it has: made once for all who have the same, until the board changes [L23]. */

import { syncStep2Frame } from '../../shared/protocol/frames.ts'

/** A crowd that comes brings nothing, one that comes back brings the same: more kinds of readers than that are few. */
const MOST_KEPT = 8

export class Answers {
  readonly #missing: (stateVector: Uint8Array) => Uint8Array
  /** Frames by the state vector that they answer. */
  readonly #frames = new Map<string, Uint8Array>()

  /** `missing` gives everything that somebody with a state vector lacks; it throws for what is none. */
  constructor(missing: (stateVector: Uint8Array) => Uint8Array) {
    this.#missing = missing
  }

  to(stateVector: Uint8Array): Uint8Array {
    const key = Buffer.from(stateVector).toString('base64')
    const kept = this.#frames.get(key)
    if (kept) return kept
    const frame = syncStep2Frame(this.#missing(stateVector))
    if (this.#frames.size >= MOST_KEPT) this.#frames.clear()
    this.#frames.set(key, frame)
    return frame
  }

  forget(): void {
    this.#frames.clear()
  }
}
