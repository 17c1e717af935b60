import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startProduct } from '../support/product.ts'
import { tempFolder } from '../support/temp-folder.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

async function product(entry?: string) {
  const running = await startProduct({}, entry)
  onTestFinished(async () => void (await running.stop()))
  return running
}

/** A server to its end: its own, or the signal that it gets when it is ready. */
async function startBeside(
  dataDir: string,
  args = ['server/main.ts'],
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (text.includes('is ready')) child.kill(signal)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

it('[S18, H11] a second server on one folder ends with one line; after kill -9 the folder is free', async () => {
  const first = await product()
  const second = await startBeside(first.dataDir)
  expect(second).toEqual({
    code: 1,
    said: expect.stringMatching(/^DATA_DIR \S+ cannot be used: it is in use by another Plumbline\. [^\n]*\n$/),
  })
  await first.kill9()
  expect((await startBeside(first.dataDir)).said).toContain('Plumbline is ready')
})

it('[S5] a server whose database thread dies says so and ends with code 1', async () => {
  // The real server, with its worker within reach of a signal.
  const killable = `
    import threads from 'node:worker_threads'
    import { syncBuiltinESMExports } from 'node:module'
    const { Worker } = threads
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args)
        process.on('SIGUSR2', () => void this.terminate())
      }
    }
    syncBuiltinESMExports()
    await import('${pathToFileURL(join(ROOT, 'server/main.ts'))}')`
  const folder = await tempFolder()
  await writeFile(join(folder, 'killable.mjs'), killable)
  const { code, said } = await startBeside(folder, [join(folder, 'killable.mjs')], 'SIGUSR2')
  expect(said).toContain('the database is gone')
  expect(code).toBe(1)
})
