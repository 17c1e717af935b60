/** How much of its bounds a board has used up, and what it still takes: whatever makes room is always taken. */

import type { Limits } from '../ports/limits.ts'
import type { Form } from './update-form.ts'

/** A full board still takes a removal, a move, a shorter text: up to a quarter more. */
const SMALL_BYTES = 4096
const SPARE = 1.25

export interface FullnessParts {
  readonly limits: Limits
  /** Bytes of what is stored: more than the board has, as long as it was not compacted. */
  readonly stored: number
  /** Bytes of the whole document as one update. */
  readonly measure: () => number
}

/** The keys of the map of topics. */
export interface Topics {
  readonly size: number
  has(key: string): boolean
}

export class Fullness {
  readonly #parts: FullnessParts
  #bytes: number
  #isExact = false
  /** Topics that were let in and may not be on the board yet. */
  #coming = 0

  constructor(parts: FullnessParts) {
    this.#parts = parts
    this.#bytes = parts.stored
  }

  /** At most so many bytes does the board have. */
  get bytes(): number {
    return this.#bytes
  }

  grew(bytes: number): void {
    this.#bytes += bytes
    this.#isExact = false
  }

  /** Everything that was let in is on the board. */
  applied(): void {
    this.#coming = 0
    this.#isExact = false
  }

  /** [L27] Which bound an update would break; `null` for one that is let in, and counted. */
  brokenBy(form: Pick<Form, 'bytes' | 'topics' | 'onlyDeletes'>, topics: Topics): 'topics' | 'boardBytes' | null {
    if (form.onlyDeletes) return null
    const { limits, measure } = this.#parts
    const added = new Set(form.topics.filter((key) => !topics.has(key))).size
    if (added > 0 && topics.size + this.#coming + added > limits.topics) return 'topics'
    if (!this.#hasRoomFor(form.bytes)) {
      // Measuring costs milliseconds; a refusal ends a connection, so that nobody asks for it in vain again and again.
      if (!this.#isExact) this.#bytes = measure()
      this.#isExact = true
      if (!this.#hasRoomFor(form.bytes)) return 'boardBytes'
    }
    this.#coming += added
    this.grew(form.bytes)
    return null
  }

  #hasRoomFor(bytes: number): boolean {
    const { boardBytes } = this.#parts.limits
    return this.#bytes + bytes <= (bytes <= SMALL_BYTES ? boardBytes * SPARE : boardBytes)
  }
}
