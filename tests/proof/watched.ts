/** Starts a watched server on a free port with an empty data folder, and asks it how it was. */

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Watched {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  /** Everything that it wrote to stderr: its whole log. */
  log(): string
  /** Forgets what was measured so far. */
  begin(): Promise<void>
  /** The longest that the loop stood still since `begin`, in milliseconds, and the memory that it takes, in bytes. */
  ask(): Promise<{ readonly stallMs: number; readonly bytes: number }>
  isAlive(): boolean
  /** SIGTERM; resolves with the exit code and leaves nothing behind. */
  stop(): Promise<number | null>
}

export async function startWatched(env: Readonly<Record<string, string>> = {}): Promise<Watched> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-watched-'))
  const planted = process.env.PLANT ? ['--import', './tests/proof/planted.ts'] : []
  const child = spawn(process.execPath, [...planted, join(ROOT, 'tests/proof/watched-server.ts')], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    log += part
  })
  const url = await addressOf(child, () => log)
  const ask = async (what: string) => {
    if (!child.connected) throw new Error(`the server is gone:\n${log.slice(-4000)}`)
    child.send(what)
    const [answer] = (await once(child, 'message')) as [{ stallMs: number; bytes: number }]
    return answer
  }
  return {
    url,
    log: () => log,
    begin: async () => void (await ask('begin')),
    ask: () => ask('ask'),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, 'close')
        child.kill('SIGTERM')
        await exit
      }
      await rm(dataDir, { recursive: true, force: true })
      return child.exitCode
    },
  }
}

async function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += part
    const url = /^Plumbline is ready: (\S+)$/m.exec(said)?.[1]
    if (url) return url
  }
  throw new Error(`the server did not start; it said "${said}" and:\n${log()}`)
}
