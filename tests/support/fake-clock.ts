/** A clock that stands still until a test cranks it. */

import type { Clock } from '../../server/ports/clock.ts'

export interface FakeClock extends Clock {
  /** Lets `ms` pass: what falls due is called, in order, each at its own time. */
  advance(ms: number): void
}

interface Timer {
  at: number
  readonly every: number | null
  readonly callback: () => void
}

/** Starts on 2026-09-01, 08:00 UTC, unless told otherwise. */
export function fakeClock(start: number = Date.UTC(2026, 8, 1, 8)): FakeClock {
  let now = start
  const timers = new Set<Timer>()
  const add = (timer: Timer) => {
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  return {
    now: () => now,
    after: (ms, callback) => add({ at: now + ms, every: null, callback }),
    every: (ms, callback) => add({ at: now + ms, every: ms, callback }),
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        now = due.at
        if (due.every === null) timers.delete(due)
        else due.at += due.every
        due.callback()
      }
      now = end
    },
  }
}
