/** From what a request brought to the grant that holds now: the one question that every door asks [A2]. */

import type { BoardId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore } from '../ports/grant-store.ts'
import { holds } from './links.ts'
import { RefusedSecrets } from './refused-secrets.ts'
import { hashOf, isSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'

/** The raw `Cookie` header, or the secret of a link. A secret that was brought counts alone [A4]. */
export interface Credentials {
  readonly cookie: string | undefined
  readonly secret: string | undefined
}

export interface GrantFinder {
  /** The grant for this board, or `null`: unknown, of another board, revoked, expired. */
  forBoard(credentials: Credentials, board: BoardId): Promise<Grant | null>
  /** The grant of a secret, for whichever board it is, or `null`. */
  bySecret(secret: string): Promise<Grant | null>
}

export function grantFinder(parts: { grants: GrantStore; sessions: Sessions; clock: Clock }): GrantFinder {
  const { grants, sessions, clock } = parts
  const valid = (grant: Grant | null) => (grant && holds(grant, clock.now()) ? grant : null)

  const refused = new RefusedSecrets()

  const bySecret = async (secret: string) => {
    const hash = isSecret(secret) ? hashOf(secret) : null
    if (hash === null || refused.has(hash)) return null
    const grant = valid(await grants.bySecret(hash))
    if (!grant) refused.add(hash)
    return grant
  }

  return {
    bySecret,
    async forBoard({ cookie, secret }, board) {
      const grant = secret === undefined ? valid(await sessions.find(cookie, board)) : await bySecret(secret)
      return grant?.board === board ? grant : null
    },
  }
}
