/** How much of its bounds a board has used up, and what it still takes: whatever makes room is always taken. */

import type { LimitName, Limits } from '../ports/limits.ts'
import type { Shape } from './shape.ts'
import type { Form } from './update-form.ts'

/** A full board still takes a removal, a move, a shorter text: up to a quarter more. */
const SMALL_BYTES = 4096
const SPARE = 1.25

export interface FullnessParts {
  readonly limits: Limits
  readonly shape: Pick<Shape, 'counted' | 'bytes'>
  /** Bytes of what is stored: more than the board has, as long as it was not compacted. */
  readonly stored: number
  /** Bytes of the whole document as one update. */
  readonly measure: () => number
}

/** The keys of the map that is counted. */
export interface Keys {
  readonly size: number
  has(key: string): boolean
}

export class Fullness {
  readonly #parts: FullnessParts
  #bytes: number
  #isExact = false
  /** Entries that were let in and may not be on the board yet. */
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
  brokenBy(form: Pick<Form, 'bytes' | 'made' | 'onlyDeletes'>, there: Keys): LimitName | null {
    if (form.onlyDeletes) return null
    const { limits, shape, measure } = this.#parts
    const added = new Set(form.made.filter((key) => !there.has(key))).size
    const { limit } = shape.counted
    if (added > 0 && there.size + this.#coming + added > limits[limit]) return limit
    if (!this.#hasRoomFor(form.bytes)) {
      // Measuring costs milliseconds; a refusal ends a connection, so that nobody asks for it in vain again and again.
      if (!this.#isExact) this.#bytes = measure()
      this.#isExact = true
      if (!this.#hasRoomFor(form.bytes)) return shape.bytes
    }
    this.#coming += added
    this.grew(form.bytes)
    return null
  }

  #hasRoomFor(bytes: number): boolean {
    const most = this.#parts.limits[this.#parts.shape.bytes]
    return this.#bytes + bytes <= (bytes <= SMALL_BYTES ? most * SPARE : most)
  }
}
