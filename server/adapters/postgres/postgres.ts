/** PostgreSQL behind the store ports: a pool of connections, each of which gives the word only for what is on disk. */

import { Pool, type PoolConfig } from 'pg'
import type { Stores } from '../../ports/stores.ts'
import { boardsIn } from './boards.ts'
import { grantsIn } from './grants.ts'
import { historyIn } from './history.ts'
import { holdDatabase } from './lock.ts'
import { picksIn } from './picks.ts'
import { programmesIn } from './programmes.ts'
import { prepare } from './schema.ts'

const CONNECTIONS = 10
/** Whoever waits longer for a connection is told that nothing is saved, and tried again by the journal. */
const CONNECT_MS = 5_000
/** A statement that takes longer hangs: on a lock, or on a database that is gone and does not say so. */
const STATEMENT_MS = 10_000

/** How often it is asked whether it is still there. */
const PING_MS = 2_000

/** [S40] For our own connections: committed means on disk, whatever the database does for others. */
export const connectionTo = (url: string): PoolConfig => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_MS,
  query_timeout: STATEMENT_MS,
  keepAlive: true,
  options: '-c synchronous_commit=on',
  application_name: 'plumbline',
})

/**
 * `url` as in `DATABASE_URL`. Rejects with a sentence if it cannot be reached, is of a newer version, would call an edit
 * saved that a power failure takes back, or is used by others in another way. `together`: with others, which a bus tells of changes.
 */
export async function openPostgres(url: string, how: 'alone' | 'together' = 'alone'): Promise<Stores> {
  const pool = new Pool({ ...connectionTo(url), max: CONNECTIONS })
  // A connection that is lost while nobody uses it: the pool opens another. Without a listener it would end the process.
  pool.on('error', () => undefined)
  const lock = await prepared(pool, url, how).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  let isHealthy = true
  const ask = async () => {
    isHealthy = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
  }
  const pinging = setInterval(() => void ask(), PING_MS)
  return {
    boards: boardsIn(pool),
    programmes: programmesIn(pool),
    grants: grantsIn(pool),
    history: historyIn(pool),
    picks: picksIn(pool),
    node: lock.place,
    healthy: () => isHealthy,
    broken: lock.lost,
    async close() {
      clearInterval(pinging)
      await pool.end()
      await lock.release()
    },
  }
}

async function prepared(pool: Pool, url: string, how: 'alone' | 'together') {
  await assertDurable(pool)
  const lock = await holdDatabase(connectionTo(url), how)
  try {
    await prepare(pool)
    return lock
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** [S40] P1. Rejects with a sentence. */
export async function assertDurable(pool: Pool): Promise<void> {
  for (const [setting, wanted] of [
    ['fsync', ['on']],
    ['synchronous_commit', ['on', 'remote_apply']],
  ] as const) {
    const { rows } = await pool.query<Record<string, string>>(`SHOW ${setting}`)
    const value = rows[0]?.[setting] ?? ''
    if (!(wanted as readonly string[]).includes(value))
      throw new Error(`PostgreSQL has ${setting} = ${value}: what it calls saved may be lost. Set it to ${wanted[0]}.`)
  }
}
