/** The real process, as who runs it meets it: start, work, signals, restart, and what it says when it cannot start. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { must } from '../../shared/must.ts'
import type { BoardCreated, ImportAnswer } from '../../shared/protocol/api.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { FACTS, secretOf } from '../support/door.ts'
import { tempFolder } from '../support/temp-folder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = 'Suggested topics:\n- One topic\n- Another topic\n'
/** DESIGN section 5: exit within 5 s. */
const PROMISED_MS = 5_000

function run(env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Starts it and waits for the line that says where it is. */
async function start(env: Readonly<Record<string, string>>) {
  const child = run(env)
  const errors = text(must(child.stderr, 'its errors'))
  let said = ''
  for await (const part of must(child.stdout, 'its words')) {
    said += part
    if (said.endsWith('\n')) break
  }
  const url = /^Plumbline is ready: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(said)?.[1]
  if (!url) throw new Error(`it said "${said}" and: ${await errors}`)
  return {
    url,
    errors,
    async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<number> {
      child.kill(signal)
      const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(PROMISED_MS) })
      return code
    },
  }
}

/** What it says and answers when it does not start. */
async function failToStart(env: Readonly<Record<string, string>>) {
  const child = run(env)
  const [words, errors] = [text(must(child.stdout, 'its words')), text(must(child.stderr, 'its errors'))]
  const [code] = await once(child, 'exit')
  return { code, words: await words, errors: await errors }
}

async function makeBoard(url: string) {
  const answer = await post(`${url}/api/boards`, FACTS)
  const { id, slug, links } = (await answer.json()) as BoardCreated
  const secret = secretOf(links.organizer)
  return { id, slug, secret, at: `${url}/api/boards/${id}`, as: { Authorization: `Bearer ${secret}` } }
}

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  })

describe('the server’s process', () => {
  it('[H10] works, stops when it is asked, and has everything when it is back', async () => {
    const dataDir = join(await tempFolder(), 'made', 'by', 'it')
    const first = await start({ DATA_DIR: dataDir })
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({ status: 'ready' })
    const { id, slug, at, as, secret } = await makeBoard(first.url)
    const imported = (await (await post(`${at}/import`, { text: PAGE }, as)).json()) as ImportAnswer
    expect(imported.added).toBe(2)
    const before = await (await fetch(`${at}/board.json`, { headers: as })).json()

    const stream = text(must((await fetch(`${first.url}/p/${slug}/live`)).body, 'a stream'))
    const socket = new WebSocket(`${first.url.replace('http', 'ws')}/sync/${id}?epoch=1`, [
      'plumbline.1',
      `key.${secret}`,
    ])
    await once(socket, 'open')
    const closed = once(socket, 'close')
    expect(await first.stop()).toBe(0)
    expect((await closed)[0]).toBe(CLOSE_CODES['shutting-down'])
    expect(await stream).toContain('event: hidden')

    const second = await start({ DATA_DIR: dataDir })
    const after = await fetch(`${second.url}/api/boards/${id}/board.json`, { headers: as })
    expect(await after.json()).toEqual(before)
    expect(await second.stop('SIGINT')).toBe(0)
  })

  it('[H10] stops while somebody sends a request that never ends', async () => {
    const server = await start({ DATA_DIR: await tempFolder() })
    const { port, hostname } = new URL(server.url)
    const line = connect(Number(port), hostname)
    onTestFinished(() => void line.destroy())
    line.on('error', () => undefined)
    line.write('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{')
    await makeBoard(server.url)
    expect(await server.stop()).toBe(0)
  })

  it('keeps its data for its own user', async () => {
    const dataDir = join(await tempFolder(), 'data')
    const server = await start({ DATA_DIR: dataDir })
    expect((await stat(dataDir)).mode & 0o077).toBe(0)
    expect(await readdir(dataDir)).toContain('plumbline.sqlite')
    await server.stop()
  })

  it('logs no secret, address or content', async () => {
    const server = await start({ DATA_DIR: await tempFolder(), LOG_LEVEL: 'debug' })
    const { id, slug, secret, at, as } = await makeBoard(server.url)
    await post(`${server.url}/api/session`, { key: secret })
    await post(`${at}/import`, { text: PAGE }, as)
    await server.stop()
    const log = await server.errors
    expect(log).toContain('"route":"/api/session"')
    for (const known of [secret, slug, `/api/boards/${id}`, 'One topic']) expect(log).not.toContain(known)
  })
})

describe('[H11] the start stops with one clear line', () => {
  it.each([
    ['PORT', { PORT: 'http' }],
    ['REDIS_URL', { REDIS_URL: 'redis://127.0.0.1' }],
    ['ADMIN_KEY', { CREATE_BOARDS: 'key' }],
  ])('for a bad %s', async (name, env) => {
    const { code, words, errors } = await failToStart({ DATA_DIR: await tempFolder(), ...env })
    expect([code, words]).toEqual([1, ''])
    expect(errors).toMatch(new RegExp(`^${name} .*\\.\\n$`))
  })

  it('for a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as { port: number }
    const { code, errors } = await failToStart({ DATA_DIR: await tempFolder(), PORT: `${port}` })
    expect([code, errors]).toEqual([
      1,
      `Port ${port} of 127.0.0.1 is taken. Stop what uses it, or set PORT to another.\n`,
    ])
  })

  it('for a data folder that is a file', async () => {
    const file = join(await tempFolder(), 'file')
    await writeFile(file, '')
    const { code, errors } = await failToStart({ DATA_DIR: file })
    expect(code).toBe(1)
    expect(errors).toMatch(/^DATA_DIR .*\n$/)
  })

  it('for a data file that is no database', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'plumbline.sqlite'), 'not a database, but long enough to be read as one'.repeat(100))
    const { code, errors } = await failToStart({ DATA_DIR: folder })
    expect(code).toBe(1)
    expect(errors).toMatch(/^DATA_DIR .*\n$/)
  })
})
