/** A browser's session: one cookie for all boards that were opened in it, and for each of them one grant [A3]. */

import { parse, serialize } from 'hono/utils/cookie'
import { ROLES } from '../../shared/access.ts'
import type { BoardId, RandomBytes } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore } from '../ports/grant-store.ts'
import { holds } from './links.ts'
import { hashOf, isSecret, mintSecret } from './secrets.ts'

/** The longest that browsers keep a cookie. */
const DAYS = 400
const DAY_MS = 86_400_000

export interface Sessions {
  /**
   * Puts a grant in the session of a `Cookie` header, or in a new one; a stronger one of the same board that still holds
   * stays: who looks at an observers' link before sending it remains the owner. Returns the `Set-Cookie` header's value,
   * and the grant that counts now.
   */
  begin(cookie: string | undefined, grant: Grant): Promise<{ setCookie: string; grant: Grant }>
  /** What the session of a `Cookie` header holds for a board, whether it still gives access or not. */
  find(cookie: string | undefined, board: BoardId): Promise<Grant | null>
}

export interface SessionsParts {
  readonly grants: GrantStore
  readonly clock: Clock
  readonly random: RandomBytes
  /** Whether browsers reach us by https alone. */
  readonly secure: boolean
}

export function sessionsOf({ grants, clock, random, secure }: SessionsParts): Sessions {
  // `__Host-` is kept by browsers for cookies of exactly this host and https, so that no other can plant one.
  const name = secure ? '__Host-plumbline' : 'plumbline'

  const tokenOf = (cookie: string | undefined): string | null => {
    const token = cookie === undefined ? undefined : parse(cookie, name)[name]
    return token !== undefined && isSecret(token) ? token : null
  }

  const find = (token: string, board: BoardId) => grants.bySession(hashOf(token), board, clock.now())

  return {
    async begin(cookie, grant) {
      const token = tokenOf(cookie) ?? mintSecret(random)
      const held = await find(token, grant.board)
      const counts = held && holds(held, clock.now()) && isStronger(held, grant) ? held : grant
      await grants.putInSession(hashOf(token), counts.id, counts.board, clock.now() + DAYS * DAY_MS)
      const maxAge = (DAYS * DAY_MS) / 1000
      const setCookie = serialize(name, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge })
      return { setCookie, grant: counts }
    },
    async find(cookie, board) {
      const token = tokenOf(cookie)
      return token ? find(token, board) : null
    },
  }
}

const isStronger = (a: Grant, b: Grant): boolean => ROLES.indexOf(a.role) < ROLES.indexOf(b.role)
