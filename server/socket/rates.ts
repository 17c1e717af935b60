/**
 * How much one connection may say: a few numbers a connection, no timers. Each bucket holds the moment until which it is
 * used up; whoever speaks moves it on by one share of a second, and may be at most a burst ahead of now.
 */

import type { LimitName, Limits } from '../ports/limits.ts'

/** What is counted together. A ping counts as a question: it is answered too. */
export type Said = 'update' | 'question' | 'presence'

/** Presences that are not passed on cost little: what is bounded is a flood of them. */
const PRESENCES_PER_SECOND = 60

/** What is reached when too much was said: a burst and its refill are one bucket. */
export const RATE_LIMIT = {
  update: 'updatesBurst',
  question: 'questionsBurst',
  presence: 'presencesBurst',
} as const satisfies Record<Said, LimitName>

export class Rates {
  readonly #limits: Limits
  #updates = 0
  #questions = 0
  #presences = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether the connection may say one more at `now` (milliseconds); counts it if so. */
  takes(said: Said, now: number): boolean {
    const { updatesPerSecond, updatesBurst, questionsPerSecond, questionsBurst, presencesBurst } = this.#limits
    switch (said) {
      case 'update': {
        const next = following(this.#updates, now, updatesPerSecond, updatesBurst)
        this.#updates = next ?? this.#updates
        return next !== null
      }
      case 'question': {
        const next = following(this.#questions, now, questionsPerSecond, questionsBurst)
        this.#questions = next ?? this.#questions
        return next !== null
      }
      case 'presence': {
        const next = following(this.#presences, now, PRESENCES_PER_SECOND, presencesBurst)
        this.#presences = next ?? this.#presences
        return next !== null
      }
      default:
        return said satisfies never
    }
  }
}

/** Until when the bucket is used up after one more; `null` if that is more than a burst ahead. */
function following(usedUntil: number, now: number, perSecond: number, burst: number): number | null {
  const share = 1000 / perSecond
  const next = Math.max(usedUntil, now) + share
  // Half a share more, because sums of fractions are not exact.
  return next - now > (burst + 0.5) * share ? null : next
}
