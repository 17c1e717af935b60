/** Data folders as a run of the live layer leaves them, with what was answered as durable and where the log then ended. */

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { liveBoards } from '../../server/live/live-boards.ts'
import type { BoardStore, Seq } from '../../server/ports/board-store.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import { setUpBoard } from '../../shared/board/verbs.ts'
import type { BoardId } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { FACTS } from '../support/boards.ts'
import type { Dice } from '../support/dice.ts'
import { keptLog } from '../support/kept-log.ts'
import { furnish, randomVerb } from '../support/random-verbs.ts'
import { endOfLastCommit } from './wal.ts'

export interface WrittenFolder {
  readonly board: BoardId
  readonly database: Uint8Array
  readonly wal: Uint8Array
  /** What was answered, in order: up to `seq` all was durable when the log's last commit ended at `end`. */
  readonly answered: readonly { readonly seq: Seq; readonly end: number }[]
  /** The update of each number, from 1. */
  readonly updates: readonly Uint8Array[]
  readonly snapshots: ReadonlyMap<Seq, Uint8Array>
}

/**
 * Two of one run: the log in its first round, and begun anew, with old frames behind its end; each after so many changes
 * that were made durable one after the other. In neither is a part of the log copied into the database already: damage to
 * that is no power failure, and mixes old pages with new ones.
 */
export async function writtenFolders(commits: number, dice: Dice): Promise<[WrittenFolder, WrittenFolder]> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-written-'))
  const file = join(folder, 'plumbline.sqlite')
  const stores = await openSqlite(file)
  const answered: { seq: Seq; end: number }[] = []
  const updates: Uint8Array[] = []
  const snapshots = new Map<Seq, Uint8Array>()
  const answer = (seq: Seq) => answered.push({ seq, end: endOfLastCommit(`${file}-wal`) })
  const boards: BoardStore = {
    ...stores.boards,
    async create(board, first) {
      updates.push(first)
      await stores.boards.create(board, first)
      answer(1)
    },
    async append(board, more, history) {
      updates.push(...more)
      const seq = await stores.boards.append(board, more, history)
      answer(seq)
      return seq
    },
    async compact(board, snapshot, upTo) {
      snapshots.set(upTo, snapshot)
      await stores.boards.compact(board, snapshot, upTo)
      answer(upTo)
    },
  }
  const log = keptLog()
  const live = liveBoards({
    stores: { ...stores, boards },
    clock: systemClock,
    random: dice.bytes,
    log,
    limits: INITIAL_LIMITS,
  })
  const id = mintId('board', dice.bytes)
  await live.create(id, (door) => setUpBoard(door, FACTS))
  await stores.programmes.create(id, 'torn')
  const { board, release } = must(await live.hold(id), 'the board')
  furnish(board.change, dice)
  const written = async (): Promise<WrittenFolder> => {
    for (let made = 0; made < commits; made++) {
      for (let left = 1 + dice.roll(3); left > 0; left--) randomVerb(board.change, dice)
      await board.settled()
    }
    const [database, wal] = [readFileSync(file), readFileSync(`${file}-wal`)]
    if (answered.some(({ end }) => end > COPIED_FROM)) throw new Error('too many commits: the log was copied')
    return { board: id, database, wal, answered: [...answered], updates: [...updates], snapshots: new Map(snapshots) }
  }
  const first = await written()
  const beside = new DatabaseSync(file)
  beside.exec('PRAGMA wal_checkpoint(RESTART)')
  beside.close()
  const second = await written()
  release()
  await live.drain()
  await stores.close()
  await rm(folder, { recursive: true })
  if (log.lines.length > 0) throw new Error(`the run was not smooth: ${JSON.stringify(log.lines[0])}`)
  return [first, second]
}

/** SQLite copies the log into the database when it is longer than this. */
const COPIED_FROM = 1000 * 4096
