/** The statements behind `HistoryStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { DocId } from '../../../shared/ids.ts'
import type {
  HistoryEnds,
  KeptKind,
  KeptMoment,
  Keyframe,
  Moment,
  StoredStep,
  StoredWith,
} from '../../ports/history-store.ts'

type Row = Record<string, SQLOutputValue>

const stepOf = (row: Row): StoredStep => ({
  step: Number(row.step),
  at: Number(row.at),
  isMark: row.mark === 1,
  bytes: row.bytes as Uint8Array,
})

const keptOf = (row: Row): KeptMoment => ({
  id: String(row.id),
  kind: row.kind as KeptKind,
  step: Number(row.step),
  at: Number(row.at),
  name: String(row.name),
  by: String(row.by),
})

export function historyOperations(db: DatabaseSync) {
  // Typing on writes its step again.
  const putStep = db.prepare(
    `INSERT INTO steps (board, step, at, mark, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (board, step) DO UPDATE SET at = excluded.at, mark = excluded.mark, bytes = excluded.bytes`,
  )
  const putKeyframe = db.prepare('INSERT OR REPLACE INTO keyframes (board, step, at, bytes) VALUES (?, ?, ?, ?)')
  const lastStep = db.prepare('SELECT max(step) AS step FROM steps WHERE board = ?')
  const lastKeyframe = db.prepare('SELECT step, at FROM keyframes WHERE board = ? ORDER BY step DESC LIMIT 1')
  const after = db.prepare('SELECT * FROM steps WHERE board = ? AND step > ? ORDER BY step LIMIT ?')
  const before = db.prepare('SELECT * FROM steps WHERE board = ? AND step < ? ORDER BY step DESC LIMIT ?')
  const keyframe = db.prepare('SELECT * FROM keyframes WHERE board = ? AND step <= ? ORDER BY step DESC LIMIT 1')
  const moments = db.prepare(
    `SELECT max(step) AS step, max(at) AS at, 0 AS mark FROM steps WHERE board = :board GROUP BY at / CAST(:every AS INTEGER)
     UNION ALL SELECT step, at, 1 FROM steps WHERE board = :board AND mark = 1 ORDER BY step, mark DESC`,
  )
  const stepAt = db.prepare('SELECT max(step) AS step FROM steps WHERE board = ? AND at <= ?')
  const countKept = db.prepare('SELECT count(*) AS count FROM kept_moments WHERE board = ?')
  const insertKept = db.prepare(
    'INSERT INTO kept_moments (board, id, kind, step, at, name, by, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const kept = db.prepare('SELECT id, kind, step, at, name, by FROM kept_moments WHERE board = ? ORDER BY at, step, id')
  const keptBytes = db.prepare('SELECT bytes FROM kept_moments WHERE board = ? AND id = ?')
  const forget = db.prepare('DELETE FROM kept_moments WHERE board = ? AND id = ?')
  const border = db.prepare('SELECT max(step) AS step FROM keyframes WHERE board = ? AND at <= ?')
  const dropSteps = db.prepare('DELETE FROM steps WHERE board = ? AND step <= ?')
  const dropKeyframes = db.prepare('DELETE FROM keyframes WHERE board = ? AND step < ?')
  const dropKept = db.prepare(`DELETE FROM kept_moments WHERE board = ? AND kind = 'moment' AND at < ?`)

  return {
    historyEnds(board: DocId): HistoryEnds {
      const last = lastKeyframe.get(board)
      const frame = last ? { step: Number(last.step), at: Number(last.at) } : null
      // Where all steps are older than what is kept, the keyframe knows how many there were.
      return { step: Math.max(Number(lastStep.get(board)?.step ?? 0), frame?.step ?? 0), keyframe: frame }
    },

    storeHistory(board: DocId, { steps, keyframes }: StoredWith): void {
      for (const { step, at, isMark, bytes } of steps) putStep.run(board, step, at, Number(isMark), bytes)
      for (const { step, at, bytes } of keyframes) putKeyframe.run(board, step, at, bytes)
    },

    stepsAfter: (board: DocId, step: number, most: number): StoredStep[] => after.all(board, step, most).map(stepOf),

    stepsBefore: (board: DocId, step: number, most: number): StoredStep[] => before.all(board, step, most).map(stepOf),

    keyframe(board: DocId, step: number): Keyframe | null {
      const row = keyframe.get(board, step)
      return row ? { step: Number(row.step), at: Number(row.at), bytes: row.bytes as Uint8Array } : null
    },

    moments(board: DocId, every: number): Moment[] {
      const found: Moment[] = []
      for (const row of moments.all({ board, every })) {
        const [step, last] = [Number(row.step), found.at(-1)?.step]
        if (step === last) continue
        found.push({ step, at: Number(row.at), isMark: row.mark === 1 })
      }
      return found
    },

    stepAt: (board: DocId, at: number): number => Number(stepAt.get(board, at)?.step ?? 0),

    keepMoment(board: DocId, moment: KeptMoment, bytes: Uint8Array, most: number): boolean {
      if (Number(countKept.get(board)?.count) >= most) return false
      const { id, kind, step, at, name, by } = moment
      insertKept.run(board, id, kind, step, at, name, by, bytes)
      return true
    },

    keptMoments: (board: DocId): KeptMoment[] => kept.all(board).map(keptOf),

    keptBytes: (board: DocId, id: string): Uint8Array | null =>
      (keptBytes.get(board, id)?.bytes as Uint8Array | undefined) ?? null,

    forgetMoment: (board: DocId, id: string): boolean => forget.run(board, id).changes > 0,

    pruneHistory(board: DocId, olderThan: number): void {
      const last = border.get(board, olderThan)?.step
      if (last != null) {
        dropSteps.run(board, last)
        dropKeyframes.run(board, last)
      }
      dropKept.run(board, olderThan)
    },
  }
}
