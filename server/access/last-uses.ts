/**
 * When each link was used last, to the nearest ten minutes: whoever passes a door is noted here, and the store is told of a
 * link once in that time, however many come by it.
 *   passes  p pp  p ppp p      p   pp p     p
 *   writes  W-----------------W------------W    never for a request that is refused
 */

import type { GrantId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore } from '../ports/grant-store.ts'
import type { Log } from '../ports/log.ts'

export const PRECISION_MS = 600_000
const MOST = 10_000

/** [A10] Called for each grant that let somebody in, and when they leave. */
export type NoteUse = (grant: Pick<Grant, 'id' | 'usedAt'>) => void

export function lastUses({ grants, clock, log }: { grants: GrantStore; clock: Clock; log: Log }): NoteUse {
  const written = new Map<GrantId, number>()
  return ({ id, usedAt }) => {
    const now = clock.now()
    const last = written.get(id) ?? usedAt
    if (last !== null && now - last < PRECISION_MS) return
    if (written.size >= MOST) written.clear()
    written.set(id, now)
    // Nobody waits for it: what is lost with it is ten minutes of a date.
    grants.use(id, now).catch((err: unknown) => log.warn({ err, grant: id }, 'the use of a link could not be noted'))
  }
}
