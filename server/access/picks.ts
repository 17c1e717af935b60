/**
 * Personal calendars of attendees: made without an account, found by a secret alone, bounded in number, pace and life. Whoever
 * writes here is a stranger: nothing but ids of topics is taken, and nothing of who it was is kept [H53].
 */

import type { RandomBytes } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Limits } from '../ports/limits.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { PickStore } from '../ports/pick-store.ts'
import { hashOf, isSecret, mintSecret } from './secrets.ts'

export interface PicksOf {
  /** The secret is in this answer and nowhere else. */
  make(slug: string, topics: readonly string[]): Promise<{ readonly secret: string } | 'full' | 'too-fast'>
  /** The ids of the topics; notes that they were asked for. */
  read(slug: string, secret: string): Promise<readonly string[] | null>
  change(slug: string, secret: string, topics: readonly string[]): Promise<'changed' | 'unknown' | 'too-fast'>
  remove(slug: string, secret: string): Promise<boolean>
}

interface Parts {
  readonly store: PickStore
  readonly clock: Clock
  readonly random: RandomBytes
  readonly limits: Limits
  readonly metrics: Metrics
}

const DAY_MS = 24 * 3600 * 1000
/** Of the pace, in seconds. */
const BURST = 10
/** Programmes whose pace is remembered; what comes to rest is forgotten when there are more. */
const MOST_PACES = 1_000

export function picksOf({ store, clock, random, limits, metrics }: Parts): PicksOf {
  const before = () => clock.now() - limits.pickDays * DAY_MS
  /** Until when each programme's bucket is used up. */
  const paces = new Map<string, number>()

  function isTooFast(slug: string): boolean {
    const now = clock.now()
    if (paces.size > MOST_PACES) for (const [old, until] of paces) if (until <= now) paces.delete(old)
    const next = Math.max(paces.get(slug) ?? 0, now) + 1_000 / limits.picksPerSecond
    if (next > now + BURST * 1_000) {
      metrics.reached('picksPerSecond')
      return true
    }
    paces.set(slug, next)
    return false
  }

  return {
    async make(slug, topics) {
      if (isTooFast(slug)) return 'too-fast'
      const secret = mintSecret(random)
      const most = { ofSlug: limits.picks, inAll: limits.allPicks, before: before() }
      const made = await store.add(hashOf(secret), { slug, topics }, clock.now(), most)
      if (made === 'added') return { secret }
      metrics.reached('picks')
      return 'full'
    },
    async read(slug, secret) {
      const found = isSecret(secret) ? await store.find(slug, hashOf(secret), before()) : null
      if (!found) return null
      // To the nearest day: calendars ask many times in one.
      if (clock.now() - found.usedAt > DAY_MS) await store.use(hashOf(secret), clock.now())
      return found.topics
    },
    async change(slug, secret, topics) {
      if (!isSecret(secret)) return 'unknown'
      if (isTooFast(slug)) return 'too-fast'
      return (await store.replace({ slug, topics }, hashOf(secret), clock.now())) ? 'changed' : 'unknown'
    },
    remove: async (slug, secret) => isSecret(secret) && store.remove(slug, hashOf(secret)),
  }
}
