/** What links allow, and which browser sessions hold which grants. Knows hashes of secrets alone. */

import type { Role } from '../../shared/access.ts'
import type { BoardId, GrantId } from '../../shared/ids.ts'

/** Times are milliseconds since 1970. */
export interface Grant {
  readonly id: GrantId
  readonly board: BoardId
  readonly role: Role
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  /** When it let somebody in last, as far as that was noted. */
  readonly usedAt: number | null
}

/** SHA-256 of a secret, hex. Enough for 128 random bits: nothing can be guessed faster by knowing it. */
export type SecretHash = string & { readonly __hash: true }

export interface GrantStore {
  add(grant: Grant, secret: SecretHash): Promise<void>
  bySecret(secret: SecretHash): Promise<Grant | null>
  /** All of a board, revoked and expired ones too, oldest first. */
  ofBoard(board: BoardId): Promise<Grant[]>
  /**
   * Revokes at `at`; a grant that is revoked keeps its first time. Returns it, or `null` if the board has none of that id.
   * An owner's that never expires stays if it is the board's last such: `last-owner`, also when several are revoked at once.
   */
  revoke(board: BoardId, id: GrantId, at: number): Promise<Grant | 'last-owner' | null>
  /** Those that were revoked at that moment or later. */
  revokedSince(at: number): Promise<GrantId[]>
  /** Notes that it was used; an older moment than noted changes nothing, nor does an id that is unknown. */
  use(id: GrantId, at: number): Promise<void>
  /** Gives a session (by the hash of its token) a grant for its board, in place of an earlier one. */
  putInSession(session: SecretHash, grant: GrantId, board: BoardId, expiresAt: number): Promise<void>
  /** The grant that a session holds for a board, if the session has not ended by `now`. */
  bySession(session: SecretHash, board: BoardId, now: number): Promise<Grant | null>
}
