/**
 * One server a database, as long as servers do not hear of each other's changes [S41]: an advisory lock on a connection of
 * its own. PostgreSQL lets go of it when the connection ends, however it ends.
 */

import { Client, type ClientConfig } from 'pg'

/** Beside the one of `schema.ts`. */
const LOCK = 7_105_869
const RETRY_MS = 1_000
/** For so long the lock of a connection that is gone may still stand, until PostgreSQL has noticed. */
const PATIENCE_MS = 10_000

export interface Lock {
  /** Resolves with the reason when another server holds it: whatever is written from then on might be doubled. */
  readonly lost: Promise<Error>
  release(): Promise<void>
}

/** Rejects with a sentence if another server holds it. */
export async function holdAlone(config: ClientConfig): Promise<Lock> {
  const { promise: lost, resolve: lose } = Promise.withResolvers<Error>()
  let client: Client | null = null
  let isReleased = false

  async function take(): Promise<boolean> {
    const fresh = new Client(config)
    fresh.on('error', () => undefined) // `end` follows, and mends it
    await fresh.connect()
    const { rows } = await fresh.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [LOCK])
    if (!rows[0]?.held) {
      await fresh.end()
      return false
    }
    client = fresh
    fresh.on('end', () => {
      if (!isReleased) void takeAgain()
    })
    return true
  }

  async function takeAgain(): Promise<void> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      try {
        if (await take()) return
        if (Date.now() > until) return lose(taken())
      } catch {
        // The database is away: nobody else can take the lock there, and no edit is called saved meanwhile.
      }
      if (isReleased) return
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }

  if (!(await take())) throw taken()
  return {
    lost,
    async release() {
      isReleased = true
      await client?.end()
    },
  }
}

const taken = (): Error => new Error('Another server uses this database. Stop it first.')
