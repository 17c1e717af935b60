/**
 * `npm run restore -- FILE`: fills an empty data folder or database from a backup, or from the data file of another server
 * that is stopped. Everything begins a new life there: pages that were open before the loss load the board anew, and make
 * again what they had not saved.
 */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Row, reborn, type Table } from './adapters/local/tables.ts'
import { rowsOf } from './adapters/sqlite/whole.ts'
import { systemClock } from './adapters/system/clock.ts'
import { config, fail, fileNamed } from './command.ts'

try {
  const file = fileNamed('restore')
  const now = systemClock.now()
  const rows = rowsOf(file).map(([table, row]) => [table, reborn(table.name, row, now)] as const)
  const boards = await filled(rows)
  process.stdout.write(`${boards} ${boards === 1 ? 'board is' : 'boards are'} back. Start the server.\n`)
} catch (error) {
  fail(error)
}

async function filled(rows: Iterable<readonly [Table, Row]>): Promise<number> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl !== null) return (await import('./adapters/postgres/whole.ts')).fillWhole(databaseUrl, rows)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { fillFile } = await import('./adapters/sqlite/whole.ts')
  return fillFile(join(dataDir, 'plumbline.sqlite'), rows)
}
