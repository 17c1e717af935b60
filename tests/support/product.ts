/** The real product in a process of its own, on a free port, with an empty data folder: for flows and end-to-end tests. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Product {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string
  readonly dataDir: string
  /** What the server logged so far, for a message of failure. */
  readonly log: () => string
  /** SIGTERM; resolves with the exit code and leaves nothing behind. */
  stop(): Promise<number | null>
  /** SIGTERM; resolves with the exit code. The data folder stays, to be looked at before `stop`. */
  end(): Promise<number | null>
  /** Of the process that runs now. */
  pid(): number
  /** SIGKILL: as if the power failed. The data folder stays. */
  kill9(): Promise<void>
  /** Starts again on the same port and data, after `kill9` or in place of the running one. */
  restart(): Promise<void>
}

/** The client has to be built before (`buildClient`) where pages are wanted. `entry` is for a product with a planted fault. */
export async function startProduct(
  env: Readonly<Record<string, string>> = {},
  entry = 'server/main.ts',
): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let log = ''
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [entry], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    }
    await untilReady(url, child, () => log)
    return child
  }
  let child = await start()
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit')
      child.kill(signal)
      await exit
    }
    return child.exitCode
  }
  return {
    url,
    dataDir,
    log: () => log,
    async stop() {
      const code = await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
      return code
    },
    end: () => end('SIGTERM'),
    pid: () => child.pid ?? 0,
    async kill9() {
      await end('SIGKILL')
    },
    async restart() {
      await end('SIGTERM')
      child = await start()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
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
