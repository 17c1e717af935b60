/** Links: grants in the form in which people pass them on. The secret stands behind `#`, which no server is ever sent. */

import type { Role } from '../../shared/access.ts'
import type { BoardId, GrantId, RandomBytes } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant, GrantStore } from '../ports/grant-store.ts'
import { hashOf, mintSecret } from './secrets.ts'

export interface NewLinkFacts {
  readonly role: Role
  readonly label: string
  /** Milliseconds since 1970; `null` for never. */
  readonly expiresAt: number | null
}

export interface Links {
  /** [A1] The secret is in this answer and nowhere else. */
  make(board: BoardId, facts: NewLinkFacts): Promise<{ grant: Grant; secret: string }>
  /** All of a board, revoked and expired ones too, oldest first. */
  list(board: BoardId): Promise<Grant[]>
  /** [A7] The revoked grant; `unknown` if the board has none of that id, `last-owner` if nobody could own the board for good then. */
  revoke(board: BoardId, id: GrantId): Promise<Grant | 'unknown' | 'last-owner'>
}

/** Whether a grant gives access at `now` [A2]. */
export const holds = (grant: Grant, now: number): boolean =>
  grant.revokedAt === null && (grant.expiresAt === null || grant.expiresAt > now)

interface LinksParts<G> {
  readonly grants: G
  readonly clock: Clock
  readonly random: RandomBytes
}

/** What makes a link needs no more than to add it. */
export function linkMaker({ grants, clock, random }: LinksParts<Pick<GrantStore, 'add'>>): Pick<Links, 'make'> {
  return {
    async make(board, { role, label, expiresAt }) {
      const secret = mintSecret(random)
      const id = mintId('grant', random)
      const grant: Grant = { id, board, role, label, createdAt: clock.now(), expiresAt, revokedAt: null, usedAt: null }
      await grants.add(grant, hashOf(secret))
      return { grant, secret }
    },
  }
}

export function linksOf(parts: LinksParts<GrantStore>): Links {
  const { grants, clock } = parts
  return {
    ...linkMaker(parts),
    list: (board) => grants.ofBoard(board),
    async revoke(board, id) {
      return (await grants.revoke(board, id, clock.now())) ?? 'unknown'
    },
  }
}

export const boardAddress = (base: string, board: BoardId, secret: string): string => `${base}/b/${board}#key=${secret}`
