/** The statements behind `GrantStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Role } from '../../../shared/access.ts'
import type { BoardId, GrantId } from '../../../shared/ids.ts'
import type { Grant, SecretHash } from '../../ports/grant-store.ts'

const timeOf = (value: SQLOutputValue | undefined): number | null => (value === null ? null : Number(value))

const grantOf = (row: Record<string, SQLOutputValue>): Grant => ({
  id: row.id as GrantId,
  board: row.board as BoardId,
  role: row.role as Role,
  label: String(row.label),
  createdAt: Number(row.created_at),
  expiresAt: timeOf(row.expires_at),
  revokedAt: timeOf(row.revoked_at),
  usedAt: timeOf(row.used_at),
})

const grantOrNull = (row: Record<string, SQLOutputValue> | undefined): Grant | null => (row ? grantOf(row) : null)

export function grantOperations(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO grants (id, board, role, label, secret, created_at, expires_at, revoked_at, used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const bySecret = db.prepare('SELECT * FROM grants WHERE secret = ?')
  const ofBoard = db.prepare('SELECT * FROM grants WHERE board = ? ORDER BY created_at, rowid')
  const ofId = db.prepare('SELECT * FROM grants WHERE board = ? AND id = ?')
  const lasting = `role = 'owner' AND expires_at IS NULL AND revoked_at IS NULL`
  const revoke = db.prepare(
    `UPDATE grants SET revoked_at = coalesce(revoked_at, :at) WHERE board = :board AND id = :id AND NOT (
       ${lasting} AND NOT EXISTS (SELECT 1 FROM grants WHERE board = :board AND id <> :id AND ${lasting})
     ) RETURNING *`,
  )
  const revokedSince = db.prepare('SELECT id FROM grants WHERE revoked_at >= ?')
  const use = db.prepare('UPDATE grants SET used_at = max(coalesce(used_at, 0), ?) WHERE id = ?')
  const putInSession = db.prepare(
    `INSERT INTO sessions (session, board, grant_id, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (session, board) DO UPDATE SET grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
  )
  const bySession = db.prepare(
    `SELECT grants.* FROM sessions JOIN grants ON grants.id = sessions.grant_id
     WHERE sessions.session = ? AND sessions.board = ? AND sessions.expires_at > ?`,
  )

  return {
    addGrant(grant: Grant, secret: SecretHash): void {
      const { id, board, role, label, createdAt, expiresAt, revokedAt, usedAt } = grant
      insert.run(id, board, role, label, secret, createdAt, expiresAt, revokedAt, usedAt)
    },

    grantBySecret(secret: SecretHash): Grant | null {
      return grantOrNull(bySecret.get(secret))
    },

    grantsOfBoard(board: BoardId): Grant[] {
      return ofBoard.all(board).map(grantOf)
    },

    revokeGrant(board: BoardId, id: GrantId, at: number): Grant | 'last-owner' | null {
      const revoked = revoke.get({ at, board, id })
      if (revoked) return grantOf(revoked)
      return ofId.get(board, id) ? 'last-owner' : null
    },

    grantsRevokedSince: (at: number): GrantId[] => revokedSince.all(at).map(({ id }) => id as GrantId),

    useGrant(id: GrantId, at: number): void {
      use.run(at, id)
    },

    putGrantInSession(session: SecretHash, grant: GrantId, board: BoardId, expiresAt: number): void {
      putInSession.run(session, board, grant, expiresAt)
    },

    grantBySession(session: SecretHash, board: BoardId, now: number): Grant | null {
      return grantOrNull(bySession.get(session, board, now))
    },
  }
}
