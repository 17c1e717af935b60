/** A data folder's links for a command of its own, beside the server that may be running: one short transaction, no lock. */

import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Beside } from '../../ports/beside.ts'
import { grantOperations } from './grant-operations.ts'
import { VERSION, versionOf } from './schema.ts'

/**
 * The folder's lock is for who compacts: a row that is added beside it takes nothing from anybody, and SQLite lets one
 * writer wait for another. Throws with a sentence for a file that is not there or of another version: only a server brings
 * it to its own.
 */
export function openBeside(file: string): Beside {
  if (!existsSync(file)) throw new Error(`there is no database ${file}. Set DATA_DIR to the folder of the server.`)
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const version = versionOf(db)
  if (version !== VERSION) {
    db.close()
    throw new Error(
      `the database has version ${version}, this Plumbline writes ${VERSION}. Start its server once first.`,
    )
  }
  const grants = grantOperations(db)
  const hasBoard = db.prepare('SELECT 1 FROM boards WHERE id = ?')
  const bySlug = db.prepare('SELECT board FROM programmes WHERE slug = ?')
  return {
    async boardOf(name) {
      const id = parseId('board', name)
      if (id) return hasBoard.get(id) ? id : null
      return (bySlug.get(name)?.board as BoardId | undefined) ?? null
    },
    add: async (grant, secret) => grants.addGrant(grant, secret),
    close: async () => db.close(),
  }
}
