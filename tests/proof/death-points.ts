/** The named points at which a crash is hardest to survive: places in the store where the process can be made to die. */

import type { Rewrite } from './rewrite.ts'

export interface DeathPoint extends Rewrite {
  /** While the store is opened, while people write, or when the server was asked to stop. */
  readonly during: 'opening' | 'working' | 'closing'
  /** It dies at one of so many passings, from this one on. */
  readonly earliest: number
  readonly latest: number
}

const BATCH = 'server/adapters/sqlite/batch.ts'
const BOARDS = 'server/adapters/sqlite/board-operations.ts'
const WORKER = 'server/adapters/sqlite/worker.ts'
const THREAD = 'server/adapters/sqlite/thread.ts'

/** Commits before the eighth are those of opening; most later ones are appends. */
type Facts = Partial<Pick<DeathPoint, 'during' | 'earliest' | 'latest'>>

/** What the process meets there: `dying.ts` makes it. */
const meets = (name: string): string => `globalThis.atPoint?.(${JSON.stringify(name)})`

const before = (name: string, file: string, find: string, facts: Facts = {}): DeathPoint => ({
  ...{ name, file, find, replace: `${meets(name)}, ${find}`, during: 'working', earliest: 8, latest: 24 },
  ...facts,
})

const after = (name: string, file: string, find: string, facts: Facts = {}): DeathPoint => ({
  ...{ name, file, find, replace: `${find}; ${meets(name)}`, during: 'working', earliest: 8, latest: 24 },
  ...facts,
})

const compacting: Facts = { earliest: 1, latest: 3 }
const opening: Facts = { during: 'opening', earliest: 1, latest: 1 }
const closing: Facts = { during: 'closing', earliest: 1, latest: 1 }

/** The fsync is under way: the process dies a moment after the commit began. */
export const IN_THE_COMMIT = 'in the commit'

/** The first ones are those that most faults cannot hide from. */
export const DEATH_POINTS: readonly DeathPoint[] = [
  before('before the commit', BATCH, `db.exec('COMMIT')`),
  before('between the updates of a batch', BOARDS, 'insertUpdate.run(board, Number(last)', { latest: 60 }),
  before('about to compact', BOARDS, 'putSnapshot.run(board, upTo, snapshot)', compacting),
  after('snapshot put, updates not deleted', BOARDS, 'putSnapshot.run(board, upTo, snapshot)', compacting),
  after('updates deleted, not committed', BOARDS, 'deleteUpdates.run(board, upTo)', compacting),
  after('committed, not answered', BATCH, `db.exec('COMMIT')`),
  before(IN_THE_COMMIT, BATCH, `db.exec('COMMIT')`),
  before('asked, not begun', BATCH, `db.exec('BEGIN IMMEDIATE')`),
  after('begun', BATCH, `db.exec('BEGIN IMMEDIATE')`),
  before('stored, not released', BATCH, `db.exec('RELEASE one')`),
  after('answered, nobody told', THREAD, '#answered(answers: Answers): void {'),
  after('locked, not opened', WORKER, 'const lock = lockFolderOf(file)', opening),
  after('opened, not recovered', WORKER, 'const db = new DatabaseSync(file)', opening),
  after('recovered, not ready', WORKER, '\nprepare(db)', opening),
  before('about to close', WORKER, 'db.close()', closing),
  before('closed, still locked', WORKER, 'lock?.close()', closing),
]
