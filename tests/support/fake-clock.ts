/** Time that stands still until a test cranks it. */

import type { Clock } from '../../server/ports/clock.ts'

export interface FakeClock extends Clock {
  /** Lets `ms` pass: what falls due runs in its order, each with everything that follows from it at once. */
  advance(ms: number): Promise<void>
  /** How many callbacks are waiting. */
  waiting(): number
}

/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function fakeClock(start = Date.UTC(2026, 9, 5, 9)): FakeClock {
  interface Timer {
    at: number
    readonly callback: () => void
    readonly every: number | null
  }
  const timers = new Set<Timer>()
  let now = start
  const add = (timer: Timer) => {
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const due = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    now: () => now,
    elapsed: () => now,
    after: (ms, callback) => add({ at: now + ms, callback, every: null }),
    every: (ms, callback) => add({ at: now + ms, callback, every: ms }),
    waiting: () => timers.size,
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let timer = due(until); timer; timer = due(until)) {
        now = Math.max(now, timer.at)
        if (timer.every === null) timers.delete(timer)
        else timer.at += timer.every
        timer.callback()
        await settle()
      }
      now = until
    },
  }
}
