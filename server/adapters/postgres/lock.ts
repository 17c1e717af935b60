/**
 * Who uses a database: one server alone, or several that hear of each other, each in a place of its own [S41]. Advisory
 * locks on a connection of their own: PostgreSQL lets go of them when the connection ends, however it ends.
 */

import { Client, type ClientConfig } from 'pg'

/** Beside the one of `schema.ts`: held by one alone, or shared by those that work together. */
const USE = 7_105_869
const PLACE = 7_105_870
/** `Stores.node`. */
const PLACES = 64
const RETRY_MS = 1_000
/** For so long the lock of a connection that is gone may still stand, until PostgreSQL has noticed. */
const PATIENCE_MS = 10_000

export interface Lock {
  /** `Stores.node`. */
  readonly place: number
  /** Resolves with the reason when others hold it: whatever is written from then on might be doubled. */
  readonly lost: Promise<Error>
  release(): Promise<void>
}

/** Rejects with a sentence if the database is used by others in another way. */
export async function holdDatabase(config: ClientConfig, how: 'alone' | 'together'): Promise<Lock> {
  const { promise: lost, resolve: lose } = Promise.withResolvers<Error>()
  let client: Client | null = null
  let place: number | null = null
  let isReleased = false

  async function take(): Promise<boolean> {
    const fresh = new Client(config)
    fresh.on('error', () => undefined) // `end` follows, and mends it
    await fresh.connect()
    const holds = async (call: string, values: readonly number[]): Promise<boolean> => {
      const { rows } = await fresh.query<{ held: boolean }>(`SELECT ${call} AS held`, [...values])
      return rows[0]?.held === true
    }
    const isOurs =
      how === 'alone'
        ? await holds('pg_try_advisory_lock($1)', [USE])
        : await holds('pg_try_advisory_lock_shared($1)', [USE])
    if (isOurs && how === 'together') place = await placeAmong(holds, place)
    if (!isOurs || (how === 'together' && place === null)) {
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
        if (Date.now() > until) return lose(taken(how))
      } catch {
        // The database is away: nobody else can take the lock there, and no edit is called saved meanwhile.
      }
      if (isReleased) return
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }

  if (!(await take())) throw taken(how)
  return {
    get place() {
      return place ?? 0
    },
    lost,
    async release() {
      isReleased = true
      await client?.end()
    },
  }
}

type Holds = (call: string, values: readonly number[]) => Promise<boolean>

/** The one that we had, or the first that is free: what was numbered with it goes on. `null` if there is none. */
async function placeAmong(holds: Holds, had: number | null): Promise<number | null> {
  const places = had === null ? Array.from({ length: PLACES }, (_, at) => at) : [had]
  for (const one of places) if (await holds('pg_try_advisory_lock($1, $2)', [PLACE, one])) return one
  return null
}

const taken = (how: 'alone' | 'together'): Error =>
  new Error(
    how === 'alone'
      ? 'Another server uses this database. Stop it first, or give both the same REDIS_URL: then they work together.'
      : 'A server without REDIS_URL uses this database, or 64 servers do. Stop one first.',
  )
