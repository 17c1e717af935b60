/** Faults in what is kept, and when it is called saved, that the proofs have to notice. */

import type { Plant } from './plant.ts'

const BATCH = 'server/adapters/sqlite/batch.ts'
const BOARDS = 'server/adapters/sqlite/board-operations.ts'
const SCHEMA = 'server/adapters/sqlite/schema.ts'

/** A commit in the middle of an operation, and what its caller expects after it. */
const COMMITTED = `db.exec('COMMIT'); db.exec('BEGIN IMMEDIATE'); db.exec('SAVEPOINT one')`

export const PLANTS_OF_STORE: readonly Plant[] = [
  {
    name: 'saved before it is stored',
    file: 'server/adapters/sqlite/sqlite.ts',
    find: `append: (board, updates, history, epoch) =>
    thread.ask('appendUpdates', board, updates.map(exact), history && exactly(history), epoch),`,
    replace: `append: async (board, updates) => {
    setTimeout(() => void thread.ask('appendUpdates', board, updates.map(exact)), 30)
    return 0
  },`,
    noticedBy: 'crash',
  },
  {
    name: 'a batch is committed when the next one comes',
    file: BATCH,
    find: `    db.exec('BEGIN IMMEDIATE')
    const outcomes = operations.map((operation) => runOne(db, operation))
    db.exec('COMMIT')`,
    replace: `    if (db.isTransaction) db.exec('COMMIT')
    db.exec('BEGIN IMMEDIATE')
    const outcomes = operations.map((operation) => runOne(db, operation))`,
    noticedBy: 'crash',
  },
  {
    name: 'some changes are stored without their step',
    file: BOARDS,
    find: 'if (written) history.storeHistory(board, written)',
    replace: 'if (written && Number(last) % 40 !== 0) history.storeHistory(board, written)',
    noticedBy: 'crash',
  },
  {
    name: 'numbers are committed before what they number',
    file: BOARDS,
    find: 'for (const [at, bytes] of updates.entries())',
    replace: `${COMMITTED}
    for (const [at, bytes] of updates.entries())`,
    noticedBy: 'crash',
  },
  {
    name: 'compaction keeps the older snapshot',
    file: BOARDS,
    find: 'const row = selectBoard.get(board)\n      if (!row || upTo',
    replace: `snapshot = selectSnapshot.get(board)?.bytes ?? snapshot
      const row = selectBoard.get(board)\n      if (!row || upTo`,
    noticedBy: 'crash',
  },
  {
    name: 'compaction deletes the updates of other boards',
    file: BOARDS,
    find: 'DELETE FROM updates WHERE board = ? AND seq <= ?',
    replace: 'DELETE FROM updates WHERE ? <> 0 AND seq <= ?',
    noticedBy: 'crash',
  },
  {
    name: 'compaction deletes in one commit and puts in the next',
    file: BOARDS,
    find: `putSnapshot.run(board, upTo, snapshot)
      deleteUpdates.run(board, upTo)`,
    replace: `deleteUpdates.run(board, upTo)
      ${COMMITTED}
      putSnapshot.run(board, upTo, snapshot)`,
    noticedBy: 'crash',
  },
  {
    name: 'no sync',
    file: SCHEMA,
    find: 'PRAGMA synchronous = FULL',
    replace: 'PRAGMA synchronous = OFF',
    noticedBy: 'traced',
  },
  {
    name: 'a sync at checkpoints alone',
    file: SCHEMA,
    find: 'PRAGMA synchronous = FULL',
    replace: 'PRAGMA synchronous = NORMAL',
    noticedBy: 'traced',
  },
  {
    name: 'nothing is written ahead',
    file: SCHEMA,
    find: 'PRAGMA journal_mode = WAL',
    replace: 'PRAGMA journal_mode = MEMORY',
    noticedBy: 'traced',
  },
  {
    name: 'updates are loaded in any order',
    file: BOARDS,
    find: 'WHERE board = ? ORDER BY seq',
    replace: 'WHERE board = ? ORDER BY bytes',
    noticedBy: 'torn',
  },
  {
    name: 'a commit that failed is answered as done',
    file: BATCH,
    find: 'return operations.map(() => ({ ok: false, message: said(error) }))',
    replace: 'return operations.map(() => ({ ok: true, value: 0 }))',
    noticedBy: 'disk',
  },
  {
    name: 'a batch that was not stored is dropped',
    file: 'server/live/journal.ts',
    find: 'this.#waiting = [...batch, ...this.#waiting]',
    replace: '',
    noticedBy: 'disk',
  },
]
