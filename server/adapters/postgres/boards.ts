/** Boards in PostgreSQL. */

import type { Pool } from 'pg'
import type { DocId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { BoardStore, Seq } from '../../ports/board-store.ts'
import type { StoredWith } from '../../ports/history-store.ts'
import { historyEnds } from './history.ts'
import { inTransaction } from './transaction.ts'
import { Turns } from './turns.ts'

/** The second number of advisory locks on a board: one compaction at a time. */
const COMPACTING = 1

/**
 * [S4] One statement, so one transaction: the board's row is locked from taking the numbers until they are stored, and
 * whoever appends meanwhile, on whichever server, waits for it. Steps that explain the updates are stored with them.
 */
const APPEND = `
  WITH board AS (UPDATE boards SET seq = seq + cardinality($2::bytea[]) WHERE id = $1 AND epoch = coalesce($10, epoch) RETURNING seq),
  added AS (
    INSERT INTO updates (board, seq, bytes)
    SELECT $1, board.seq - cardinality($2::bytea[]) + given.place, given.bytes
    FROM board, unnest($2::bytea[]) WITH ORDINALITY AS given (bytes, place)
  ),
  explained AS (
    INSERT INTO steps (board, step, at, mark, bytes)
    SELECT $1, given.* FROM board, unnest($3::bigint[], $4::bigint[], $5::boolean[], $6::bytea[]) AS given
    ON CONFLICT (board, step) DO UPDATE SET at = excluded.at, mark = excluded.mark, bytes = excluded.bytes
  ),
  framed AS (
    INSERT INTO keyframes (board, step, at, bytes)
    SELECT $1, given.* FROM board, unnest($7::bigint[], $8::bigint[], $9::bytea[]) AS given
    ON CONFLICT (board, step) DO UPDATE SET at = excluded.at, bytes = excluded.bytes
  )
  SELECT seq FROM board`

const NOTHING: StoredWith = { steps: [], keyframes: [] }

/** Of those with one number the last: a statement cannot write one row twice. */
const last = <E extends { readonly step: number }>(entries: readonly E[]): E[] => [
  ...new Map(entries.map((entry) => [entry.step, entry])).values(),
]

const valuesOf = (board: DocId, updates: readonly Uint8Array[], history: StoredWith, epoch: number | undefined) => {
  const [steps, frames] = [last(history.steps), last(history.keyframes)]
  return [
    board,
    updates,
    steps.map(({ step }) => step),
    steps.map(({ at }) => at),
    steps.map(({ isMark }) => isMark),
    steps.map(({ bytes }) => bytes),
    frames.map(({ step }) => step),
    frames.map(({ at }) => at),
    frames.map(({ bytes }) => bytes),
    epoch ?? null,
  ]
}

interface Queries {
  query<R>(text: string, values: readonly unknown[]): Promise<{ rows: R[] }>
}

async function append(
  on: Pick<Pool, 'query'>,
  board: DocId,
  updates: readonly Uint8Array[],
  history?: StoredWith,
  epoch?: number,
): Promise<Seq> {
  const values = valuesOf(board, updates, history ?? NOTHING, epoch)
  const { rows } = await (on as Queries).query<{ seq: string }>(APPEND, values)
  if (!rows[0]) throw new Error(`there is no board ${board}${epoch === undefined ? '' : ` of epoch ${epoch}`}`)
  return Number(rows[0].seq)
}

export function boardsIn(pool: Pool): BoardStore {
  const turns = new Turns()
  return {
    create: (board, first) =>
      turns.take(board, () =>
        inTransaction(pool, async (client) => {
          await client.query('INSERT INTO boards (id, epoch, seq) VALUES ($1, 1, 0)', [board])
          await append(client, board, [first])
        }),
      ),

    load: (board) =>
      inTransaction(
        pool,
        async (client) => {
          const found = await client.query<{ epoch: string; seq: string }>(
            'SELECT epoch, seq FROM boards WHERE id = $1',
            [board],
          )
          const row = found.rows[0]
          if (!row) return null
          const snapshot = await client.query<{ bytes: Buffer }>('SELECT bytes FROM snapshots WHERE board = $1', [
            board,
          ])
          const updates = await client.query<{ bytes: Buffer }>(
            'SELECT bytes FROM updates WHERE board = $1 ORDER BY seq',
            [board],
          )
          return {
            epoch: Number(row.epoch),
            snapshot: snapshot.rows[0]?.bytes ?? null,
            updates: updates.rows.map(({ bytes }) => bytes),
            seq: Number(row.seq),
            history: await historyEnds(client, board),
          }
        },
        'REPEATABLE READ READ ONLY',
      ),

    append: (board, updates, history, epoch) => turns.take(board, () => append(pool, board, updates, history, epoch)),

    // One statement, so one moment: rows that a compaction takes away are in the snapshot that it sees.
    async since(board, after) {
      const { rows } = await pool.query<{ epoch: string; seq: string; snapshot: Buffer | null; updates: Buffer[] }>(
        `SELECT epoch, seq,
           (SELECT bytes FROM snapshots WHERE board = $1 AND up_to > $2) AS snapshot,
           ARRAY(SELECT bytes FROM updates WHERE board = $1 AND updates.seq > $2 ORDER BY updates.seq) AS updates
         FROM boards WHERE id = $1`,
        [board, after],
      )
      const [row] = rows
      if (!row) return null
      const updates = row.snapshot ? [row.snapshot, ...row.updates] : row.updates
      return { epoch: Number(row.epoch), seq: Number(row.seq), updates }
    },

    async heads(boards) {
      const { rows } = await pool.query<{ id: string; epoch: string; seq: string }>(
        'SELECT id, epoch, seq FROM boards WHERE id = ANY($1)',
        [boards],
      )
      return new Map(rows.map(({ id, epoch, seq }) => [id as DocId, { epoch: Number(epoch), seq: Number(seq) }]))
    },

    compact: (board, snapshot, upTo) =>
      inTransaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [board, COMPACTING])
        // The board's row is not locked: what is appended meanwhile has higher numbers, and stays.
        const { rows } = await client.query<{ seq: string }>('SELECT seq FROM boards WHERE id = $1', [board])
        if (!rows[0] || upTo > Number(rows[0].seq)) throw new Error(`board ${board} has no update ${upTo}`)
        const put = await client.query(
          `INSERT INTO snapshots (board, up_to, bytes) VALUES ($1, $2, $3)
         ON CONFLICT (board) DO UPDATE SET up_to = excluded.up_to, bytes = excluded.bytes
         WHERE snapshots.up_to < excluded.up_to`,
          [board, upTo, snapshot],
        )
        if (put.rowCount) await client.query('DELETE FROM updates WHERE board = $1 AND seq <= $2', [board, upTo])
      }),

    renew: (board, first, history) =>
      inTransaction(pool, async (client) => {
        // A compaction that is on its way would bring the old life back.
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [board, COMPACTING])
        const { rows } = await client.query<{ epoch: string; seq: string }>(
          'UPDATE boards SET epoch = epoch + 1 WHERE id = $1 RETURNING epoch, seq',
          [board],
        )
        const { epoch, seq } = must(rows[0], `board ${board}`)
        await client.query('DELETE FROM snapshots WHERE board = $1', [board])
        await client.query('DELETE FROM updates WHERE board = $1 AND seq <= $2', [board, seq])
        await append(client, board, [first], history)
        return Number(epoch)
      }),
  }
}
