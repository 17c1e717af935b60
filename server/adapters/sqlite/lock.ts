/** One process a data folder: what a second one compacts would lack what the first has saved since. */

import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/**
 * [S18] Locks the folder of a database until the answer is closed or the process ends, however it ends. A file of its
 * own, so that the database itself can be read beside us. `null` for one in memory; throws if the folder is in use.
 */
export function lockFolderOf(file: string): DatabaseSync | null {
  if (file === ':memory:') return null
  const lock = new DatabaseSync(join(dirname(file), 'plumbline.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new Error('it is in use by another Plumbline. Stop that one, or set DATA_DIR to a folder of its own.')
  }
}
