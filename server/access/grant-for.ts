/** From what a request brought to the grant that holds now: the one question that every door asks [A2]. */

import type { BoardId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore } from '../ports/grant-store.ts'
import type { NoteUse } from './last-uses.ts'
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

export interface GrantFinderParts {
  readonly grants: GrantStore
  readonly sessions: Sessions
  readonly clock: Clock
  /** Told of each grant that lets somebody in. */
  readonly used?: NoteUse
}

export function grantFinder({ grants, sessions, clock, used }: GrantFinderParts): GrantFinder {
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
    async bySecret(secret) {
      const grant = await bySecret(secret)
      if (grant) used?.(grant)
      return grant
    },
    async forBoard({ cookie, secret }, board) {
      const grant = secret === undefined ? valid(await sessions.find(cookie, board)) : await bySecret(secret)
      if (grant?.board !== board) return null
      used?.(grant)
      return grant
    },
  }
}
