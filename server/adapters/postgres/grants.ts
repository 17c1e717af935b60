/** Grants and sessions in PostgreSQL. */

import type { Pool } from 'pg'
import type { Role } from '../../../shared/access.ts'
import type { BoardId, GrantId } from '../../../shared/ids.ts'
import type { Grant, GrantStore } from '../../ports/grant-store.ts'
import { inTransaction } from './transaction.ts'

interface Row {
  readonly id: string
  readonly board: string
  readonly role: string
  readonly label: string
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly used_at: string | null
}

/** The second number of advisory locks on a board: two owners cannot revoke each other at once. */
const REVOKING = 3

const timeOf = (value: string | null): number | null => (value === null ? null : Number(value))

const grantOf = (row: Row): Grant => ({
  id: row.id as GrantId,
  board: row.board as BoardId,
  role: row.role as Role,
  label: JSON.parse(row.label) as string,
  createdAt: Number(row.created_at),
  expiresAt: timeOf(row.expires_at),
  revokedAt: timeOf(row.revoked_at),
  usedAt: timeOf(row.used_at),
})

const LASTING = `role = 'owner' AND expires_at IS NULL AND revoked_at IS NULL`

export function grantsIn(pool: Pool): GrantStore {
  const one = async (text: string, values: readonly unknown[]): Promise<Grant | null> => {
    const { rows } = await pool.query<Row>(text, [...values])
    return rows[0] ? grantOf(rows[0]) : null
  }
  return {
    async add({ id, board, role, label, createdAt, expiresAt, revokedAt, usedAt }, secret) {
      await pool.query(
        `INSERT INTO grants (id, board, role, label, secret, created_at, expires_at, revoked_at, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, board, role, JSON.stringify(label), secret, createdAt, expiresAt, revokedAt, usedAt],
      )
    },

    bySecret: (secret) => one('SELECT * FROM grants WHERE secret = $1', [secret]),

    async ofBoard(board) {
      const { rows } = await pool.query<Row>('SELECT * FROM grants WHERE board = $1 ORDER BY created_at, number', [
        board,
      ])
      return rows.map(grantOf)
    },

    revoke: (board, id, at) =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [board, REVOKING])
        const { rows } = await client.query<Row>(
          `UPDATE grants SET revoked_at = coalesce(revoked_at, $3) WHERE board = $1 AND id = $2 AND NOT (
             ${LASTING} AND NOT EXISTS (SELECT 1 FROM grants WHERE board = $1 AND id <> $2 AND ${LASTING})
           ) RETURNING *`,
          [board, id, at],
        )
        if (rows[0]) return grantOf(rows[0])
        const known = await client.query('SELECT 1 FROM grants WHERE board = $1 AND id = $2', [board, id])
        return known.rowCount ? 'last-owner' : null
      }),

    async revokedSince(at) {
      const { rows } = await pool.query<{ id: string }>('SELECT id FROM grants WHERE revoked_at >= $1', [at])
      return rows.map(({ id }) => id as GrantId)
    },

    async use(id, at) {
      await pool.query('UPDATE grants SET used_at = greatest(coalesce(used_at, 0), $2) WHERE id = $1', [id, at])
    },

    async putInSession(session, grant, board, expiresAt) {
      await pool.query(
        `INSERT INTO sessions (session, board, grant_id, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (session, board) DO UPDATE SET grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
        [session, board, grant, expiresAt],
      )
    },

    bySession: (session, board, now) =>
      one(
        `SELECT grants.* FROM sessions JOIN grants ON grants.id = sessions.grant_id
         WHERE sessions.session = $1 AND sessions.board = $2 AND sessions.expires_at > $3`,
        [session, board, now],
      ),
  }
}
