/** The real product in a process of its own, on a free port, with an empty data folder: for flows and end-to-end tests. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Product {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string
  readonly dataDir: string
  /** What the server logged so far, for a message of failure. */
  readonly log: () => string
  /** Resolves when the process is gone, with the signal that ended it. */
  ended(): Promise<NodeJS.Signals | null>
  /** SIGTERM; resolves with the exit code and leaves nothing behind. */
  stop(): Promise<number | null>
  /** SIGTERM, and nothing else; what it does with it is its own. */
  terminate(): void
  /** SIGTERM; resolves with the exit code. The data folder stays, to be looked at before `stop`. */
  end(): Promise<number | null>
  /** Of the process that runs now. */
  pid(): number
  /** SIGKILL: as if the power failed. The data folder stays. */
  kill9(): Promise<void>
  /** Starts again on the same port and data, after `kill9` or in place of the running one. Rejects if it ends before. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>
}

export interface ProductFacts {
  /** Preloaded before it: for points where it dies, or fails. */
  readonly imports?: readonly string[]
  /** A folder that stays, in place of one that goes with the product. */
  readonly dataDir?: string
  /** A command in front of it, like `strace`, with its arguments. */
  readonly under?: readonly string[]
}

/**
 * The client has to be built before (`buildClient`) where pages are wanted. `entry` is for another server; a fault that is
 * planted into this process (`tests/proof/planted.ts`) is planted into the product too.
 */
export async function startProduct(
  env: Readonly<Record<string, string>> = {},
  entry = 'server/main.ts',
  { imports = [], dataDir: given, under = [] }: ProductFacts = {},
): Promise<Product> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'plumbline-')))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let log = ''
  let child: ChildProcess | null = null
  const start = async (more: Readonly<Record<string, string>>): Promise<void> => {
    const planted = process.env.PLANT ? ['./tests/proof/planted.ts'] : []
    const preloaded = [...planted, ...imports].flatMap((path) => ['--import', path])
    const [command, ...args] = [...under, process.execPath, ...preloaded, entry]
    const own = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir }
    const started = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'warn', ...env, ...more, ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    }
    await untilReady(url, started, () => log)
  }
  const gone = async (): Promise<void> => {
    if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const exit = gone()
    child?.kill(signal)
    await exit
    return child?.exitCode ?? null
  }
  await start({})
  return {
    url,
    dataDir,
    log: () => log,
    async ended() {
      await gone()
      return child?.signalCode ?? null
    },
    async stop() {
      const code = await end('SIGTERM')
      if (given === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
    terminate: () => void child?.kill('SIGTERM'),
    end: () => end('SIGTERM'),
    pid: () => child?.pid ?? 0,
    async kill9() {
      await end('SIGKILL')
    },
    async restart(more = {}) {
      await end('SIGTERM')
      await start(more)
    },
  }
}

const PATIENCE = 20_000

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < PATIENCE; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended at once:\n${log()}`)
    if (await isReady(url)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the server was not ready after ${PATIENCE} ms:\n${log()}`)
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
