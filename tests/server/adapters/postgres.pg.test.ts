/** PostgreSQL behind the store ports. */

import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { assertDurable, connectionTo, openPostgres } from '../../../server/adapters/postgres/postgres.ts'
import { prepare, VERSION } from '../../../server/adapters/postgres/schema.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { boardStoreContract } from '../../contracts/board-store.ts'
import { grantStoreContract } from '../../contracts/grant-store.ts'
import { historyStoreContract } from '../../contracts/history-store.ts'
import { pickStoreContract } from '../../contracts/pick-store.ts'
import { programmeStoreContract } from '../../contracts/programme-store.ts'
import { bytes, text } from '../../support/bytes.ts'
import { dice } from '../../support/dice.ts'
import { postgresMissing, type TestDatabase, testDatabase } from '../../support/services.ts'

const missing = await postgresMissing()
const board = mintId('board', dice(1).bytes)

describe.skipIf(missing !== null)(`postgres${missing ? ` (${missing})` : ''}`, () => {
  let database: TestDatabase | null = null
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.drop())
  const url = () => must(database, 'a database').url

  /** As new: what a test before wrote is gone. */
  const open = async () => {
    const stores = await openPostgres(url())
    const pool = new Pool({ connectionString: url() })
    const { rows } = await pool.query<{ names: string }>(
      `SELECT string_agg(tablename, ', ') AS names FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'plumbline'`,
    )
    await pool.query(`TRUNCATE ${rows[0]?.names} CASCADE`)
    await pool.end()
    return stores
  }
  const opened = async () => {
    const stores = await open()
    onTestFinished(() => stores.close())
    return stores
  }
  boardStoreContract(open)
  programmeStoreContract(open)
  grantStoreContract(open)
  historyStoreContract(open)
  pickStoreContract(open)

  it('[S4] appends from several connections at once leave numbers without a gap, each batch together', async () => {
    const { boards } = await opened()
    await boards.create(board, bytes('0'))
    const asked = Array.from({ length: 40 }, (_, at) => boards.append(board, [bytes(`${at}a`), bytes(`${at}b`)]))
    const numbers = await Promise.all(asked)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => 3 + 2 * at))
    const stored = must(await boards.load(board), 'the board')
    expect(stored.seq).toBe(81)
    for (const [at, number] of numbers.entries())
      expect(stored.updates.slice(number - 2, number).map(text)).toEqual([`${at}a`, `${at}b`])
  })

  it('[S7] a compaction loses nothing that is appended meanwhile', async () => {
    const { boards } = await opened()
    await boards.create(board, bytes('1'))
    await boards.append(board, [bytes('2'), bytes('3')])
    await Promise.all([
      boards.compact(board, bytes('1-3'), 3),
      ...Array.from({ length: 20 }, (_, at) => boards.append(board, [bytes(`late ${at}`)])),
      boards.compact(board, bytes('1-2'), 2),
    ])
    const stored = must(await boards.load(board), 'the board')
    expect(stored).toMatchObject({ seq: 23 })
    expect(stored.snapshot && text(stored.snapshot)).toBe('1-3')
    expect(stored.updates).toHaveLength(20)
  })

  it('[S8] keeps what people typed, also what PostgreSQL does not take as text', async () => {
    const { history, boards } = await opened()
    await boards.create(board, bytes('1'))
    const moment = { id: 'k', kind: 'moment', step: 0, at: 1, name: 'a\u0000b \ud800', by: 'Ada' } as const
    await history.keep(board, moment, bytes('x'), 5)
    expect(await history.kept(board)).toEqual([moment])
  })

  it('[S41] one server a database: a second one is refused in a sentence, and may come when the first has gone', async () => {
    const first = await openPostgres(url())
    await expect(openPostgres(url())).rejects.toThrow(/^Another server uses this database\. .* REDIS_URL/)
    await first.close()
    await (await openPostgres(url())).close()
  })

  it('[S41] a server whose lock is cut takes it again, or learns that another has it', async () => {
    const one = await opened()
    const other = new Pool({ connectionString: url(), max: 1 })
    onTestFinished(() => other.end())
    const cut = 'SELECT pg_terminate_backend(pid) FROM pg_locks WHERE objid = 7105869'
    const held = async () => (await other.query('SELECT 1 FROM pg_locks WHERE objid = 7105869')).rowCount
    await other.query(cut)
    await vi.waitFor(async () => expect(await held()).toBe(1), 10_000)
    expect(one.healthy()).toBe(true)
  })

  it('[S2] servers that start at once on an empty database make its tables once', async () => {
    const fresh = await testDatabase()
    const pools = Array.from({ length: 4 }, () => new Pool({ connectionString: fresh.url }))
    onTestFinished(async () => {
      await Promise.all(pools.map((pool) => pool.end()))
      await fresh.drop()
    })
    await Promise.all(pools.map((pool) => prepare(pool)))
    const { rows } = await must(pools[0], 'a pool').query('SELECT version FROM plumbline')
    expect(rows).toEqual([{ version: String(VERSION) }])
  })

  it('[S2] a database of a newer version is refused, a step that fails leaves it as it was', async () => {
    const fresh = await testDatabase()
    const pool = new Pool({ connectionString: fresh.url })
    onTestFinished(async () => {
      await pool.end()
      await fresh.drop()
    })
    await prepare(pool, ['CREATE TABLE a (x text)'])
    await expect(
      prepare(pool, ['CREATE TABLE a (x text)', 'CREATE TABLE b (y text); SELECT * FROM nowhere']),
    ).rejects.toThrow('nowhere')
    await expect(pool.query('SELECT * FROM b')).rejects.toThrow()
    await pool.query('UPDATE plumbline SET version = 99')
    await expect(openPostgres(fresh.url)).rejects.toThrow(
      `the database has version 99, this Plumbline knows up to ${VERSION}`,
    )
  })

  it('[S40] its connections call saved what is on disk, whatever the database does; where they cannot, it is refused', async () => {
    const fresh = await testDatabase()
    const [careless, ours] = [new Pool({ connectionString: fresh.url }), new Pool(connectionTo(fresh.url))]
    onTestFinished(async () => {
      await Promise.all([careless.end(), ours.end()])
      await fresh.drop()
    })
    await careless.query(`ALTER DATABASE ${new URL(fresh.url).pathname.slice(1)} SET synchronous_commit = off`)
    const later = new Pool({ connectionString: fresh.url })
    onTestFinished(() => later.end())
    await expect(assertDurable(later)).rejects.toThrow('PostgreSQL has synchronous_commit = off')
    await assertDurable(ours)
  })
})
