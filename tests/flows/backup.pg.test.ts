/** Backup and restore as who runs a server does them: by the commands, on a server that is written to. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Pool } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { TABLES } from '../../server/adapters/local/tables.ts'
import { prepare as preparePostgres } from '../../server/adapters/postgres/schema.ts'
import { prepare } from '../../server/adapters/sqlite/schema.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addTopic } from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import { command, type Settings } from '../support/command.ts'
import { dice } from '../support/dice.ts'
import { type BoardAddress, type Editor, makeBoard, openEditor } from '../support/editor.ts'
import { type Product, startProduct } from '../support/product.ts'
import { postgresMissing, testDatabase } from '../support/services.ts'
import { tempFolder } from '../support/temp-folder.ts'

const missing = await postgresMissing()

async function product(settings: Settings = {}, dataDir?: string): Promise<Product> {
  const running = await startProduct(settings, undefined, dataDir ? { dataDir } : {})
  onTestFinished(async () => void (await running.stop()))
  return running
}

async function visit(board: BoardAddress, seed: number): Promise<Editor> {
  const editor = await openEditor(board, dice(seed).bytes)
  onTestFinished(() => editor.close())
  return editor
}

const titles = ({ door }: Editor): string[] => [...readBoard(door.doc).topics.values()].map(({ title }) => title)

const epochAt = async ({ url, id, secret }: BoardAddress): Promise<number> => {
  const answer = await fetch(`${url}/api/boards/${id}`, { headers: { Authorization: `Bearer ${secret}` } })
  return ((await answer.json()) as { epoch: number }).epoch
}

/** Writes one topic after the other, and is backed up meanwhile; then the copy is restored into `to`, and looked at. */
async function roundTrip(from: Product, fromSettings: Settings, toSettings: Settings, toDir?: string) {
  const board = await makeBoard(from.url)
  const ada = await visit(board, 1)
  let isDone = false
  let written = 0
  const writing = (async () => {
    while (!isDone) {
      addTopic(ada.door, { title: `Topic ${++written}` })
      while (ada.saved() < ada.sent()) await ada.hears()
    }
  })()
  while (written < 20) await ada.hears()
  const before = ada.saved()
  const file = join(await tempFolder(), 'copy.sqlite')
  const backed = await command('backup', file, fromSettings)
  isDone = true
  await writing
  expect(backed, backed.complained).toMatchObject({ code: 0 })
  const damage = new DatabaseSync(file, { readOnly: true })
  expect(damage.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  damage.close()
  const restored = await command('restore', file, toSettings)
  expect(restored, restored.complained).toMatchObject({ code: 0, said: '1 board is back. Start the server.\n' })

  const other = await product(toSettings, toDir)
  const moved = { ...board, url: other.url }
  const old = await openEditor(moved, dice(2).bytes).then(
    () => 'opened',
    () => 'refused',
  )
  // [S42] A tab of before comes with the old epoch: it is told so, and doubles nothing.
  expect(old).toBe('refused')
  const epoch = await epochAt(moved)
  expect(epoch).toBeGreaterThan(board.epoch)
  const ben = await visit({ ...moved, epoch }, 3)
  const found = titles(ben)
    .map((title) => Number(title.slice(6)))
    .sort((a, b) => a - b)
  // A state at or after the beginning of the backup: nothing saved before is missing, and nothing is doubled.
  expect(found).toEqual(Array.from({ length: found.length }, (_, at) => at + 1))
  expect(found.length).toBeGreaterThanOrEqual(before - 2)
  expect(found.length).toBeLessThanOrEqual(written)
  addTopic(ben.door, { title: 'Afterwards' })
  while (ben.saved() < ben.sent()) await ben.hears()
  return { other, moved: { ...moved, epoch } }
}

describe('[S42] backup and restore', () => {
  it('know every table and column of the embedded store', () => {
    const db = new DatabaseSync(':memory:')
    onTestFinished(() => db.close())
    prepare(db)
    const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all()
    expect(names.map(({ name }) => name)).toEqual(TABLES.map(({ name }) => name).toSorted())
    for (const { name, columns } of TABLES) {
      const found = db.prepare(`SELECT name FROM pragma_table_info('${name}')`).all()
      expect(found.map((one) => one.name).toSorted(), name).toEqual(Object.keys(columns).toSorted())
    }
  })

  it('a copy under writes is whole, and comes back on an empty folder as a new epoch', async () => {
    const from = await product()
    const to = await tempFolder()
    await roundTrip(from, { DATA_DIR: from.dataDir }, { DATA_DIR: to }, to)
  })

  it('write over nothing, and say in a line what is wrong', async () => {
    const from = await product()
    await makeBoard(from.url)
    const folder = await tempFolder()
    const file = join(folder, 'copy.sqlite')
    expect(await command('backup', file, { DATA_DIR: from.dataDir })).toMatchObject({ code: 0 })
    expect(await command('backup', file, { DATA_DIR: from.dataDir })).toMatchObject({
      code: 1,
      complained: expect.stringMatching(/^\S+ is there already, and is not written over\.\n$/),
    })
    expect(await command('restore', file, { DATA_DIR: from.dataDir })).toMatchObject({
      code: 1,
      complained: expect.stringContaining('in use by another Plumbline'),
    })
    await from.end()
    expect(await command('restore', file, { DATA_DIR: from.dataDir })).toMatchObject({
      code: 1,
      complained: expect.stringContaining('has boards already'),
    })
    const other = join(folder, 'other.txt')
    await writeFile(other, 'This is no database at all, only a text that somebody took for one.')
    for (const [name, problem] of [
      [other, 'cannot be read'],
      [join(folder, 'nowhere'), 'there is no file'],
      ['', 'Say which file'],
    ] as const)
      expect(await command('restore', name, { DATA_DIR: folder })).toMatchObject({
        code: 1,
        complained: expect.stringMatching(new RegExp(`^[^\\n]*${problem}[^\\n]*\\n$`)),
      })
    expect(await command('backup', join(folder, 'b'), { DATA_DIR: '/nowhere' })).toMatchObject({
      code: 1,
      complained: expect.stringContaining('Set DATA_DIR'),
    })
  })

  it('cut in its middle, a copy is refused and the folder stays empty', async () => {
    const from = await product()
    await makeBoard(from.url)
    const folder = await tempFolder()
    const file = join(folder, 'copy.sqlite')
    await command('backup', file, { DATA_DIR: from.dataDir })
    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, Math.floor(bytes.length / 2)))
    const answer = await command('restore', file, { DATA_DIR: join(folder, 'data') })
    expect(answer).toMatchObject({ code: 1, said: '', complained: expect.stringMatching(/cannot be read/) })
  })

  describe.skipIf(missing !== null)(`with PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
    const database = async () => {
      const made = await testDatabase()
      onTestFinished(() => made.drop())
      return made.url
    }

    it('know every table and column of it', async () => {
      const pool = new Pool({ connectionString: await database() })
      onTestFinished(() => pool.end())
      await preparePostgres(pool)
      const { rows } = await pool.query<{ table: string; column: string }>(
        `SELECT table_name AS table, column_name AS column FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> 'plumbline' AND NOT is_identity = 'YES'`,
      )
      const found = rows.map(({ table, column }) => `${table}.${column}`)
      const told = TABLES.flatMap(({ name, columns }) => Object.keys(columns).map((column) => `${name}.${column}`))
      expect(found.toSorted()).toEqual(told.toSorted())
    })

    it('a move from the embedded store to PostgreSQL and back keeps everything', async () => {
      const from = await product()
      const url = await database()
      const { other } = await roundTrip(from, { DATA_DIR: from.dataDir }, { DATABASE_URL: url })
      const folder = await tempFolder()
      await roundTripBack(other, url, folder)
    })

    async function roundTripBack(other: Product, url: string, folder: string) {
      const file = join(folder, 'back.sqlite')
      expect(await command('backup', file, { DATABASE_URL: url })).toMatchObject({ code: 0 })
      const to = join(folder, 'data')
      expect(await command('restore', file, { DATA_DIR: to })).toMatchObject({ code: 0 })
      await other.end()
      const back = new DatabaseSync(join(to, 'plumbline.sqlite'), { readOnly: true })
      onTestFinished(() => back.close())
      expect(must(back.prepare('SELECT count(*) AS count FROM boards').get(), 'a count').count).toBe(1)
      const labels = back.prepare('SELECT label FROM grants ORDER BY rowid').all()
      expect(labels.map(({ label }) => label)).toEqual(['Owner', 'Organizers', 'Observers'])
    }
  })
})
