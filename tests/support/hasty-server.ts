/** The server with a planted fault: it says "saved" before anything is stored. A test of crashes has to notice. */

import { join } from 'node:path'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import type { BoardStore, Seq } from '../../server/ports/board-store.ts'
import { startServer } from '../../server/server.ts'
import { keptLog } from './kept-log.ts'

const LATE_MS = 30

const config = readConfig(process.env)
if ('problems' in config) throw new Error(config.problems.join('\n'))
const stores = await openSqlite(join(config.dataDir, 'plumbline.sqlite'))
await startServer({
  config,
  stores: { ...stores, boards: hasty(stores.boards) },
  clock: systemClock,
  random: systemRandom,
  log: keptLog(),
  pages: join(import.meta.dirname, 'there-is-no-such-folder'),
})

function hasty(store: BoardStore): BoardStore {
  let seq: Seq = 0
  return {
    ...store,
    async load(board) {
      const stored = await store.load(board)
      seq = stored?.seq ?? 0
      return stored
    },
    async append(board, updates) {
      setTimeout(() => void store.append(board, updates), LATE_MS)
      seq += updates.length
      return seq
    },
  }
}
