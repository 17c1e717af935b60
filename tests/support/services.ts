/** PostgreSQL and Redis for tests: used where they run, left out with a reason where they do not, demanded by `REQUIRE_SERVICES=1`. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { must } from '../../shared/must.ts'
import { freePort } from './free-port.ts'

const IN_USE = '55006'
const ADMIN_URL = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

/** Why there is no PostgreSQL here, or `null`. Throws where it is demanded. */
export async function postgresMissing(): Promise<string | null> {
  const client = new Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return null
  } catch (error) {
    const reason = `no PostgreSQL at ${new URL(ADMIN_URL).host}: ${(error as Error).message}`
    if (process.env.REQUIRE_SERVICES === '1') throw new Error(reason, { cause: error })
    return reason
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of its own. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `plumbline_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name}`)
  const url = new URL(ADMIN_URL)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => dropped(name) }
}

/** Connections that were ended go when PostgreSQL comes round to it; one that is cut meanwhile is an error in its client. */
async function dropped(name: string): Promise<void> {
  for (let left = 50; left > 0; left--) {
    try {
      return await asAdmin(`DROP DATABASE ${name}`)
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE) throw error
      await setTimeout(100)
    }
  }
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: ADMIN_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Why there is no Redis server to be started here, or `null`. Throws where it is demanded. */
export function redisMissing(): string | null {
  const { error } = spawnSync('redis-server', ['--version'])
  if (!error) return null
  const reason = 'no redis-server is installed'
  if (process.env.REQUIRE_SERVICES === '1') throw new Error(reason, { cause: error })
  return reason
}

export interface TestRedis {
  readonly url: string
  start(): Promise<void>
  kill9(): Promise<void>
  freeze(): void
  thaw(): void
  flush(): Promise<void>
  stop(): Promise<void>
}

/** A Redis of its own, on a free port, that keeps nothing. */
export async function testRedis(): Promise<TestRedis> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-redis-'))
  let child: ChildProcess | null = null
  const start = async (): Promise<void> => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
    const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    child = started
    for await (const part of must(started.stdout, 'its words')) if (String(part).includes('Ready to accept')) break
    started.stdout?.resume()
  }
  const kill9 = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill9,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async flush() {
      const client = new Redis(port, '127.0.0.1')
      await client.flushall()
      client.disconnect()
    },
    async stop() {
      await kill9()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
