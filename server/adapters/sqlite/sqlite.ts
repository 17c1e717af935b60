/** SQLite behind the store ports: a worker thread holds the file, so that no fsync stops the loop. */

import type { Stores } from '../../ports/stores.ts'

/** `file` is a path or ':memory:'. */
export async function openSqlite(_file: string): Promise<Stores> {
  throw new Error('not built yet')
}
