/**
 * Looks up by itself what others may have said: often while the bus is away, seldom while it carries, in case a message was
 * lost, and whenever it turns [L54].
 *
 *   bus up     ──────────look─────────────look────   every 5 s
 *   bus away   ─look─look─look─look─look─look─look   every 0.5 s
 */

import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'

const LOOK_MS = 500
const LOOK_UP_MS = 5_000

export interface Lookout {
  /** Now, unless it is being looked already. Never rejects. */
  readonly look: () => Promise<void>
  readonly release: Release
}

/** `failed` is told why it could not be looked up; the next time comes. */
export function lookout(
  { bus, clock }: { readonly bus: Bus; readonly clock: Clock },
  ask: () => Promise<void>,
  failed: (error: unknown) => void,
): Lookout {
  let lookedAt = Number.NEGATIVE_INFINITY
  let isLooking = false
  let isReleased = false
  const look = async (): Promise<void> => {
    if (isLooking || isReleased) return
    isLooking = true
    lookedAt = clock.elapsed()
    try {
      await ask()
    } catch (error) {
      failed(error)
    } finally {
      isLooking = false
    }
  }
  const release = combine(
    clock.every(LOOK_MS, () => {
      if (clock.elapsed() - lookedAt >= (bus.isUp ? LOOK_UP_MS : LOOK_MS)) void look()
    }),
    bus.onTurn(() => void look()),
  )
  return {
    look,
    release() {
      isReleased = true
      release()
    },
  }
}
