/**
 * A grant store that remembers for a second whom a secret lets in: when the doors open, a crowd comes with the same link,
 * and the store, whose disk others wait for, is asked once.
 */

import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore, SecretHash } from '../ports/grant-store.ts'

/** Revoked elsewhere, a link must not let anybody in for longer. */
const KEPT_MS = 1_000
const MOST = 1_000

/** [A9] What it answers may be older than a revocation through another store, by a second; never than one through this. */
export function rememberedGrants(store: GrantStore, clock: Clock): GrantStore {
  const known = new Map<SecretHash, { readonly grant: Grant; readonly until: number }>()
  let revocations = 0
  const forgetAll = () => {
    known.clear()
    revocations++
  }
  return {
    ...store,

    async bySecret(secret) {
      const found = known.get(secret)
      if (found && clock.elapsed() < found.until) return found.grant
      const asked = revocations
      const grant = await store.bySecret(secret)
      // An answer that was under way while something was revoked may be from before.
      if (grant && asked === revocations) {
        if (known.size >= MOST) known.clear()
        known.set(secret, { grant, until: clock.elapsed() + KEPT_MS })
      }
      return grant
    },

    async revoke(board, id, at) {
      try {
        return await store.revoke(board, id, at)
      } finally {
        forgetAll()
      }
    },
  }
}
