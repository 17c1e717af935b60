/** Work in small pieces, in the moments when the page has nothing else to do: a drag stays as fast as it is without. */

import type { Release } from '../../shared/release.ts'

/** Calls back when there is time, for about so many milliseconds. The release takes it back. */
export type WhenIdle = (slice: (budget: number) => void) => Release

/** What a slice may take where nobody says how long the page is idle, ms. */
const BUDGET = 4
/** A page that is never idle does a slice every so often nevertheless, ms. */
const LATEST = 200

/** Safari has no such moments: there it is a frame later. */
export const whenIdle: WhenIdle = (slice) => {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(() => slice(BUDGET), 16)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback((deadline) => slice(Math.max(BUDGET, deadline.timeRemaining())), {
    timeout: LATEST,
  })
  return () => cancelIdleCallback(handle)
}

/** Takes all pieces, at least one each time. The release stops between two. */
export function inIdleSlices(
  pieces: Iterator<unknown>,
  idle: WhenIdle = whenIdle,
  now = () => performance.now(),
): Release {
  let release = idle(slice)
  function slice(budget: number): void {
    const end = now() + budget
    do if (pieces.next().done) return
    while (now() < end)
    release = idle(slice)
  }
  return () => release()
}
