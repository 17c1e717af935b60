/** The statements behind `BoardStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync } from 'node:sqlite'
import type { DocId } from '../../../shared/ids.ts'
import type { Seq, StoredBoard, StoredSince } from '../../ports/board-store.ts'
import type { StoredWith } from '../../ports/history-store.ts'
import type { historyOperations } from './history-operations.ts'

export function boardOperations(db: DatabaseSync, history: ReturnType<typeof historyOperations>) {
  const insertBoard = db.prepare('INSERT INTO boards (id, epoch, seq) VALUES (?, 1, 0)')
  const selectBoard = db.prepare('SELECT epoch, seq FROM boards WHERE id = ?')
  const selectSnapshot = db.prepare('SELECT up_to, bytes FROM snapshots WHERE board = ?')
  const selectUpdates = db.prepare('SELECT bytes FROM updates WHERE board = ? ORDER BY seq')
  const updatesAfter = db.prepare('SELECT bytes FROM updates WHERE board = ? AND seq > ? ORDER BY seq')
  const advance = db.prepare(
    'UPDATE boards SET seq = seq + :count WHERE id = :board AND epoch = coalesce(:epoch, epoch) RETURNING seq',
  )
  const insertUpdate = db.prepare('INSERT INTO updates (board, seq, bytes) VALUES (?, ?, ?)')
  const putSnapshot = db.prepare(
    `INSERT INTO snapshots (board, up_to, bytes) VALUES (?, ?, ?)
     ON CONFLICT (board) DO UPDATE SET up_to = excluded.up_to, bytes = excluded.bytes`,
  )
  const deleteUpdates = db.prepare('DELETE FROM updates WHERE board = ? AND seq <= ?')

  const deleteSnapshot = db.prepare('DELETE FROM snapshots WHERE board = ?')
  const nextEpoch = db.prepare('UPDATE boards SET epoch = epoch + 1 WHERE id = ? RETURNING epoch')

  /** [S4] The numbers are taken in the transaction that stores the updates: none is ever missing or given twice. */
  function appendUpdates(board: DocId, updates: readonly Uint8Array[], written?: StoredWith, epoch?: number): Seq {
    const last = advance.get({ count: updates.length, board, epoch: epoch ?? null })?.seq
    if (last === undefined)
      throw new Error(`there is no board ${board}${epoch === undefined ? '' : ` of epoch ${epoch}`}`)
    if (written) history.storeHistory(board, written)
    for (const [at, bytes] of updates.entries()) insertUpdate.run(board, Number(last) - updates.length + 1 + at, bytes)
    return Number(last)
  }

  return {
    createBoard(board: DocId, first: Uint8Array): void {
      insertBoard.run(board)
      appendUpdates(board, [first])
    },

    loadBoard(board: DocId): StoredBoard | null {
      const row = selectBoard.get(board)
      if (!row) return null
      return {
        epoch: Number(row.epoch),
        snapshot: (selectSnapshot.get(board)?.bytes as Uint8Array | undefined) ?? null,
        updates: selectUpdates.all(board).map(({ bytes }) => bytes as Uint8Array),
        seq: Number(row.seq),
        history: history.historyEnds(board),
      }
    },

    appendUpdates,

    updatesSince(board: DocId, after: Seq): StoredSince | null {
      const row = selectBoard.get(board)
      if (!row) return null
      const snapshot = selectSnapshot.get(board)
      const updates = updatesAfter.all(board, after).map(({ bytes }) => bytes as Uint8Array)
      const isCut = snapshot !== undefined && Number(snapshot.up_to) > after
      return {
        epoch: Number(row.epoch),
        seq: Number(row.seq),
        updates: isCut ? [snapshot.bytes as Uint8Array, ...updates] : updates,
      }
    },

    headsOf(boards: readonly DocId[]): Map<DocId, { epoch: number; seq: Seq }> {
      const heads = new Map<DocId, { epoch: number; seq: Seq }>()
      for (const board of boards) {
        const row = selectBoard.get(board)
        if (row) heads.set(board, { epoch: Number(row.epoch), seq: Number(row.seq) })
      }
      return heads
    },

    compactBoard(board: DocId, snapshot: Uint8Array, upTo: Seq): void {
      const row = selectBoard.get(board)
      if (!row || upTo > Number(row.seq)) throw new Error(`board ${board} has no update ${upTo}`)
      if (upTo <= Number(selectSnapshot.get(board)?.up_to ?? 0)) return
      putSnapshot.run(board, upTo, snapshot)
      deleteUpdates.run(board, upTo)
    },

    renewBoard(board: DocId, first: Uint8Array, written?: StoredWith): number {
      const epoch = nextEpoch.get(board)?.epoch
      if (epoch === undefined) throw new Error(`there is no board ${board}`)
      deleteSnapshot.run(board)
      deleteUpdates.run(board, appendUpdates(board, []))
      appendUpdates(board, [first], written)
      return Number(epoch)
    },
  }
}
