/** A database's links for a command of its own, beside the server that may be running. */

import { Pool } from 'pg'
import type { BoardId } from '../../../shared/ids.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Beside } from '../../ports/beside.ts'
import { grantsIn } from './grants.ts'
import { connectionTo } from './postgres.ts'
import { VERSION, versionOf } from './schema.ts'

/** Rejects with a sentence for a database that cannot be reached or is of another version: only a server brings it to its own. */
export async function openBeside(url: string): Promise<Beside> {
  const pool = new Pool({ ...connectionTo(url), max: 1 })
  const version = await versionOf(pool).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  if (version !== VERSION) {
    await pool.end()
    throw new Error(
      `the database has version ${version}, this Plumbline writes ${VERSION}. Start its server once first.`,
    )
  }
  const one = async (text: string, value: string): Promise<BoardId | null> => {
    const { rows } = await pool.query<{ board: string }>(text, [value])
    return (rows[0]?.board as BoardId | undefined) ?? null
  }
  return {
    boardOf: (name) =>
      parseId('board', name)
        ? one('SELECT id AS board FROM boards WHERE id = $1', name)
        : one('SELECT board FROM programmes WHERE slug = $1', name),
    add: grantsIn(pool).add,
    close: () => pool.end(),
  }
}
