import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startProduct } from '../support/product.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

async function product(entry?: string) {
  const running = await startProduct({}, entry)
  onTestFinished(async () => void (await running.stop()))
  return running
}

/** A second server, to its end. */
async function startBeside(dataDir: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (text.includes('is ready')) child.kill()
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
