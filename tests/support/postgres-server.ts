/** A PostgreSQL of its own, which can be killed and started again. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { must } from '../../shared/must.ts'
import { freePort } from './free-port.ts'

const DEBIAN = '/usr/lib/postgresql'
const PATIENCE_MS = 30_000

/** Where its programs are, or `null`. */
function programs(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'))
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')))
  if (found) return found
  const { stdout, error } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  return error || !existsSync(join(stdout.trim(), 'initdb')) ? null : stdout.trim()
}

/** Why none can be started here, or `null`. Throws where it is demanded. */
export function postgresServerMissing(): string | null {
  if (programs() !== null) return null
  const reason = 'no PostgreSQL server is installed'
  if (process.env.REQUIRE_SERVICES === '1') throw new Error(reason)
  return reason
}

/** PostgreSQL does not run as root: then it runs as the user that its package has made. */
function owner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const of = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: of('-u'), gid: of('-g') }
}

export interface PostgresServer {
  readonly port: number
  /** Of its one database, through another port if one is given. */
  url(port?: number): string
  start(): Promise<void>
  kill9(): Promise<void>
  stop(): Promise<void>
}

export async function postgresServer(): Promise<PostgresServer> {
  const bin = must(programs(), 'PostgreSQL, to be looked for before')
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-postgres-'))
  const as = owner()
  if ('uid' in as) chownSync(folder, as.uid, as.gid)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...as,
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`no database was made: ${made.stderr}`)
  const port = await freePort()
  let child: ChildProcess | null = null
  const url = (at = port) => `postgresql://postgres@127.0.0.1:${at}/postgres`
  const start = async (): Promise<void> => {
    const started = spawn(
      join(bin, 'postgres'),
      ['-D', folder, '-p', String(port), '-c', `unix_socket_directories=${folder}`],
      {
        ...as,
        cwd: folder,
        stdio: 'ignore',
      },
    )
    child = started
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await setTimeout(50)) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL ended with ${started.exitCode}`)
      if (await answers(url())) return
    }
    throw new Error('PostgreSQL does not answer')
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  await start()
  return {
    port,
    url,
    start,
    // Its children see that it is gone, and end.
    kill9: () => end('SIGKILL'),
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false // not yet: whoever asks asks again, and gives up in the end
  } finally {
    await client.end().catch(() => undefined)
  }
}
