/** The real server on PostgreSQL: what was called saved is there after sudden deaths of the server, and of its connections. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { addTopic } from '../../shared/board/verbs.ts'
import { dice } from '../support/dice.ts'
import { type BoardAddress, type Editor, makeBoard, openEditor } from '../support/editor.ts'
import { startProduct } from '../support/product.ts'
import { postgresMissing, testDatabase } from '../support/services.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const missing = await postgresMissing()

async function running() {
  const database = await testDatabase()
  const product = await startProduct({ DATABASE_URL: database.url })
  onTestFinished(async () => {
    await product.stop()
    await database.drop()
  })
  return { product, database }
}

const titles = ({ door }: Editor): string[] => [...readBoard(door.doc).topics.values()].map(({ title }) => title).sort()

async function untilSaved(editor: Editor): Promise<void> {
  while (editor.saved() < editor.sent()) {
    if (!editor.isOpen()) throw new Error('the line closed before everything was saved')
    await editor.hears()
  }
}

const visit = async (board: BoardAddress, seed: number): Promise<Editor> => {
  const editor = await openEditor(board, dice(seed).bytes)
  onTestFinished(() => editor.close())
  return editor
}

describe.skipIf(missing !== null)(`the server on PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
  it('[S40, L6] keeps what it called saved over kill -9 and a new start, link and programme too', async () => {
    const { product } = await running()
    const board = await makeBoard(product.url)
    for (const round of [1, 2, 3]) {
      const ada = await visit(board, round)
      expect(titles(ada)).toHaveLength(round - 1)
      addTopic(ada.door, { title: `Topic ${round}` })
      await untilSaved(ada)
      await product.kill9()
      await product.restart()
    }
    expect(titles(await visit(board, 9))).toEqual(['Topic 1', 'Topic 2', 'Topic 3'])
  })

  it('[L6] says that it cannot save while its connections are cut, and saves everything afterwards', async () => {
    const { product, database } = await running()
    const board = await makeBoard(product.url)
    const ada = await visit(board, 1)
    const name = new URL(database.url).pathname.slice(1)
    const admin = new URL(database.url)
    admin.pathname = '/postgres'
    const pool = new Pool({ connectionString: admin.href, max: 1 })
    onTestFinished(() => pool.end())
    await pool.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
    await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    addTopic(ada.door, { title: 'While it is away' })
    while (ada.isKept()) await ada.hears()
    expect((await fetch(`${product.url}/readyz`)).status).toBe(503)
    await pool.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    await untilSaved(ada)
    await product.kill9()
    await product.restart()
    expect(titles(await visit(board, 2))).toEqual(['While it is away'])
  })

  it('[S41, H11] a second server on the database ends with one line, without its password', async () => {
    const { product, database } = await running()
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
    const secret = new URL(database.url)
    secret.password = 'hush'
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: secret.href },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = text(child.stderr)
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(1)
    expect(await said).toMatch(
      /^DATABASE_URL postgresql:\/\/\S+ cannot be used: Another server uses this database\. [^\n]*\n$/,
    )
    expect(await said).not.toContain('hush')
  })

  it('[A12] gives a new owner’s link from the console', async () => {
    const { product, database } = await running()
    const { id } = await makeBoard(product.url)
    const child = spawn(process.execPath, ['server/owner-link.ts', id], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, DATABASE_URL: database.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = await text(child.stdout)
    const key = /#key=(\S+)\n/.exec(said)?.[1]
    const answer = await fetch(`${product.url}/api/boards/${id}`, { headers: { Authorization: `Bearer ${key}` } })
    expect(((await answer.json()) as { role: string }).role).toBe('owner')
  })
})
