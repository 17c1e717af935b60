/**
 * Takes what comes at once while the loop keeps up, and together with what follows while it does not [L20].
 *   comes  a    b        c de f g hi j      k
 *   taken  a    b        c--(def)-(ghij)    k     the pause is a multiple of what taking cost, 14 ms at most
 */

import type { Release } from '../../shared/release.ts'
import type { Clock } from '../ports/clock.ts'

/** So taking fills a seventh of the loop at most, however fast things come, as long as the pause is not cut short. */
const PAUSE_RATIO = 6
/** With 500 readers, whom one round costs 7 ms, all have an edit 30 ms after it came, 400 edits a second. */
const LONGEST_PAUSE_MS = 14

export class Intake<T> {
  readonly #clock: Clock
  readonly #take: (things: readonly T[]) => void
  #things: T[] = []
  #waiting: Release | null = null
  /** By the clock's `elapsed`. */
  #pausesUntil = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, take: (things: readonly T[]) => void) {
    this.#clock = clock
    this.#take = take
  }

  add(thing: T): void {
    this.#things.push(thing)
    if (this.#waiting) return
    const left = this.#pausesUntil - this.#clock.elapsed()
    if (left <= 0) this.takeNow()
    else this.#waiting = this.#clock.after(left, () => this.takeNow())
  }

  /** What waits is taken before this returns. */
  takeNow(): void {
    this.release()
    if (this.#things.length === 0) return
    const things = this.#things
    this.#things = []
    const start = this.#clock.elapsed()
    this.#take(things)
    const end = this.#clock.elapsed()
    this.#pausesUntil = end + Math.min(LONGEST_PAUSE_MS, (end - start) * PAUSE_RATIO)
  }

  /** What waits is not taken by itself any more. */
  release(): void {
    this.#waiting?.()
    this.#waiting = null
  }
}
