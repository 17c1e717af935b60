/** History in PostgreSQL. */

import type { Pool } from 'pg'
import type { DocId } from '../../../shared/ids.ts'
import type { HistoryEnds, HistoryStore, KeptKind, KeptMoment, Moment, StoredStep } from '../../ports/history-store.ts'
import { inTransaction } from './transaction.ts'

interface StepRow {
  readonly step: string
  readonly at: string
  readonly mark: boolean
  readonly bytes: Buffer
}

interface KeptRow {
  readonly id: string
  readonly kind: string
  readonly step: string
  readonly at: string
  readonly name: string
  readonly by: string
}

/** The second number of advisory locks on a board: one moment kept at a time, so that its bound holds. */
const KEEPING = 2

const stepOf = ({ step, at, mark, bytes }: StepRow): StoredStep => ({
  step: Number(step),
  at: Number(at),
  isMark: mark,
  bytes,
})

const keptOf = ({ id, kind, step, at, name, by }: KeptRow): KeptMoment => ({
  id,
  kind: kind as KeptKind,
  step: Number(step),
  at: Number(at),
  name: JSON.parse(name) as string,
  by: JSON.parse(by) as string,
})

/** `on` may be in the middle of a transaction. */
export async function historyEnds(on: Pick<Pool, 'query'>, board: DocId): Promise<HistoryEnds> {
  const steps = await on.query<{ step: string | null }>('SELECT max(step) AS step FROM steps WHERE board = $1', [board])
  const frames = await on.query<{ step: string; at: string }>(
    'SELECT step, at FROM keyframes WHERE board = $1 ORDER BY step DESC LIMIT 1',
    [board],
  )
  const last = frames.rows[0]
  const keyframe = last ? { step: Number(last.step), at: Number(last.at) } : null
  // Where all steps are older than what is kept, the keyframe knows how many there were.
  return { step: Math.max(Number(steps.rows[0]?.step ?? 0), keyframe?.step ?? 0), keyframe }
}

export function historyIn(pool: Pool): HistoryStore {
  const rows = async <R extends object>(text: string, values: readonly unknown[]): Promise<R[]> =>
    (await pool.query<R>(text, [...values])).rows
  return {
    stepsAfter: async (board, after, most) =>
      (
        await rows<StepRow>('SELECT * FROM steps WHERE board = $1 AND step > $2 ORDER BY step LIMIT $3', [
          board,
          after,
          most,
        ])
      ).map(stepOf),

    stepsBefore: async (board, before, most) =>
      (
        await rows<StepRow>('SELECT * FROM steps WHERE board = $1 AND step < $2 ORDER BY step DESC LIMIT $3', [
          board,
          // The port's "all" is more than a bigint holds.
          Math.min(before, Number.MAX_SAFE_INTEGER),
          most,
        ])
      ).map(stepOf),

    async keyframe(board, step) {
      const [row] = await rows<StepRow>(
        'SELECT step, at, bytes FROM keyframes WHERE board = $1 AND step <= $2 ORDER BY step DESC LIMIT 1',
        [board, Math.min(step, Number.MAX_SAFE_INTEGER)],
      )
      return row ? { step: Number(row.step), at: Number(row.at), bytes: row.bytes } : null
    },

    async moments(board, every) {
      const found: Moment[] = []
      const all = await rows<StepRow>(
        `SELECT max(step) AS step, max(at) AS at, false AS mark FROM steps WHERE board = $1 GROUP BY at / $2::bigint
         UNION ALL SELECT step, at, true FROM steps WHERE board = $1 AND mark ORDER BY step, mark DESC`,
        [board, every],
      )
      for (const row of all) {
        const step = Number(row.step)
        if (step !== found.at(-1)?.step) found.push({ step, at: Number(row.at), isMark: row.mark })
      }
      return found
    },

    async stepAt(board, at) {
      const [row] = await rows<{ step: string | null }>(
        'SELECT max(step) AS step FROM steps WHERE board = $1 AND at <= $2',
        [board, at],
      )
      return Number(row?.step ?? 0)
    },

    keep: (board, { id, kind, step, at, name, by }, bytes, most) =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [board, KEEPING])
        const { rows: counts } = await client.query<{ count: string }>(
          'SELECT count(*) AS count FROM kept_moments WHERE board = $1',
          [board],
        )
        if (Number(counts[0]?.count) >= most) return false
        await client.query(
          'INSERT INTO kept_moments (board, id, kind, step, at, name, by, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
          [board, id, kind, step, at, JSON.stringify(name), JSON.stringify(by), bytes],
        )
        return true
      }),

    kept: async (board) =>
      (
        await rows<KeptRow>(
          'SELECT id, kind, step, at, name, by FROM kept_moments WHERE board = $1 ORDER BY at, step, id',
          [board],
        )
      ).map(keptOf),

    async keptBytes(board, id) {
      const [row] = await rows<{ bytes: Buffer }>('SELECT bytes FROM kept_moments WHERE board = $1 AND id = $2', [
        board,
        id,
      ])
      return row?.bytes ?? null
    },

    forget: async (board, id) =>
      (await pool.query('DELETE FROM kept_moments WHERE board = $1 AND id = $2', [board, id])).rowCount === 1,

    prune: (board, before) =>
      inTransaction(pool, async (client) => {
        const { rows: found } = await client.query<{ step: string | null }>(
          'SELECT max(step) AS step FROM keyframes WHERE board = $1 AND at <= $2',
          [board, before],
        )
        const border = found[0]?.step
        if (border != null) {
          await client.query('DELETE FROM steps WHERE board = $1 AND step <= $2', [board, border])
          await client.query('DELETE FROM keyframes WHERE board = $1 AND step < $2', [board, border])
        }
        await client.query(`DELETE FROM kept_moments WHERE board = $1 AND kind = 'moment' AND at < $2`, [board, before])
      }),
  }
}
