import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runBatch } from '../../../server/adapters/sqlite/batch.ts'
import type { Answers, Question } from '../../../server/adapters/sqlite/operations.ts'
import { prepare, VERSION } from '../../../server/adapters/sqlite/schema.ts'
import { openSqlite } from '../../../server/adapters/sqlite/sqlite.ts'
import { Thread } from '../../../server/adapters/sqlite/thread.ts'
import { mintId } from '../../../shared/ids.ts'
import { boardStoreContract } from '../../contracts/board-store.ts'
import { grantStoreContract } from '../../contracts/grant-store.ts'
import { historyStoreContract } from '../../contracts/history-store.ts'
import { pickStoreContract } from '../../contracts/pick-store.ts'
import { programmeStoreContract } from '../../contracts/programme-store.ts'
import { bytes, text } from '../../support/bytes.ts'
import { dice } from '../../support/dice.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const board = mintId('board', dice(1).bytes)

describe('sqlite', () => {
  const open = () => openSqlite(':memory:')
  boardStoreContract(open)
  programmeStoreContract(open)
  grantStoreContract(open)
  historyStoreContract(open)
  pickStoreContract(open)
})

describe('sqlite file', () => {
  it('[S1] is written ahead and flushed at each commit', async () => {
    const db = new DatabaseSync(join(await tempFolder(), 'a.db'))
    onTestFinished(() => db.close())
    prepare(db)
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
  })

  it('[S1] keeps everything over closing and opening again', async () => {
    const file = join(await tempFolder(), 'a.db')
    const first = await openSqlite(file)
    await first.boards.create(board, bytes('one'))
    await first.boards.append(board, [bytes('two')])
    await first.close()
    const second = await openSqlite(file)
    onTestFinished(() => second.close())
    const stored = await second.boards.load(board)
    expect(stored?.updates.map(text)).toEqual(['one', 'two'])
    expect(await second.boards.append(board, [bytes('three')])).toBe(3)
  })

  it('[S2] takes the steps that a file has not had, once; a step that fails leaves it as it was', () => {
    const db = new DatabaseSync(':memory:')
    onTestFinished(() => db.close())
    const steps = ['CREATE TABLE a (x TEXT) STRICT']
    prepare(db, steps)
    prepare(db, steps)
    const broken = [...steps, 'CREATE TABLE b (y TEXT) STRICT; INSERT INTO nowhere VALUES (1)']
    expect(() => prepare(db, broken)).toThrow('nowhere')
    if (db.isTransaction) db.exec('ROLLBACK')
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
    prepare(db, [...steps, 'CREATE TABLE b (y TEXT) STRICT'])
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 })
    expect(db.prepare('SELECT count(*) AS n FROM b').get()).toEqual({ n: 0 })
  })

  it('[S2] of a newer version is refused, with both numbers', async () => {
    const file = join(await tempFolder(), 'a.db')
    const db = new DatabaseSync(file)
    db.exec('PRAGMA user_version = 99')
    db.close()
    await expect(openSqlite(file)).rejects.toThrow(new RegExp(`version 99.*up to ${VERSION}`))
  })

  it('[S18] is open once, and can be read beside it; after closing it opens again', async () => {
    const file = join(await tempFolder(), 'a.db')
    const first = await openSqlite(file)
    await first.boards.create(board, bytes('one'))
    await expect(openSqlite(file)).rejects.toThrow('in use by another Plumbline')
    const beside = new DatabaseSync(file, { readOnly: true })
    expect(beside.prepare('SELECT count(*) AS n FROM updates').get()).toEqual({ n: 1 })
    beside.close()
    await first.close()
    await (await openSqlite(file)).close()
  })
})

describe('group commit', () => {
  function table() {
    const db = new DatabaseSync(':memory:')
    onTestFinished(() => db.close())
    db.exec('PRAGMA foreign_keys = ON; CREATE TABLE a (n INTEGER PRIMARY KEY) STRICT')
    db.exec('CREATE TABLE b (n INTEGER REFERENCES a (n) DEFERRABLE INITIALLY DEFERRED) STRICT')
    const rows = () =>
      db
        .prepare('SELECT n FROM a ORDER BY n')
        .all()
        .map(({ n }) => n)
    const insert = (n: number) => () => db.prepare('INSERT INTO a VALUES (?)').run(n)
    return { db, rows, insert }
  }

  it('[S3] is one transaction; an operation that throws is undone alone', () => {
    const { db, rows, insert } = table()
    const exec = vi.spyOn(db, 'exec')
    const half = () => {
      insert(5)()
      throw new Error('half way')
    }
    const outcomes = runBatch(db, [insert(1), half, insert(1), insert(2)])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false, true])
    expect(outcomes[1]).toEqual({ ok: false, message: 'half way' })
    expect(rows()).toEqual([1, 2])
    expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1)
  })

  it('[S3] a commit that fails rejects all of its batch, and the next one works', () => {
    const { db, rows, insert } = table()
    const dangling = () => db.exec('INSERT INTO b VALUES (77)')
    const outcomes = runBatch(db, [insert(1), dangling, insert(2)])
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false])
    expect(rows()).toEqual([])
    expect(runBatch(db, [insert(3)])[0]?.ok).toBe(true)
    expect(rows()).toEqual([3])
  })

  it('[S3] takes all messages that wait, across connections and boards', async () => {
    const worker = new Worker(new URL('../../../server/adapters/sqlite/worker.ts', import.meta.url), {
      workerData: { file: ':memory:' },
    })
    onTestFinished(async () => void (await worker.terminate()))
    await once(worker, 'message')
    const batches: number[] = []
    const done = new Promise<void>((resolve) => {
      worker.on('message', (answers: Answers) => {
        batches.push(answers.length)
        if (batches.reduce((sum, size) => sum + size, 0) === 200) resolve()
      })
    })
    for (let id = 0; id < 200; id++)
      worker.postMessage({ id, ask: 'createBoard', args: [`b_${id}`, bytes('x')] } satisfies Question)
    await done
    expect(batches.length).toBeLessThan(200)
    expect(Math.max(...batches)).toBeGreaterThan(1)
  })
})

describe('database thread', () => {
  it('[S5] that dies rejects what waits and everything later, and says why', async () => {
    const thread = new Thread(
      new Worker(
        `const { parentPort } = require('node:worker_threads')
         parentPort.on('message', () => { throw new Error('disk on fire') })`,
        { eval: true },
      ),
    )
    const waiting = await Promise.allSettled([thread.ask('boardsBehind'), thread.ask('loadBoard', board)])
    for (const outcome of waiting) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { cause: { message: 'disk on fire' } } })
    }
    await expect(thread.ask('boardsBehind')).rejects.toThrow('the database thread died')
    expect(await thread.broken).toMatchObject({ cause: { message: 'disk on fire' } })
    expect(thread.healthy).toBe(false)
    await thread.close()
  })

  it('[S5] that is closed answers what was asked before, and refuses what comes after', async () => {
    const stores = await openSqlite(':memory:')
    expect(stores.healthy()).toBe(true)
    const created = stores.boards.create(board, bytes('one'))
    const closed = stores.close()
    await created
    await closed
    await expect(stores.boards.load(board)).rejects.toThrow('the stores are closed')
    await stores.close()
    expect(await Promise.race([stores.broken, null])).toBeNull()
  })
})
