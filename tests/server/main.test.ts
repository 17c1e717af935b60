import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { makeBoard } from '../support/editor.ts'
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
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part
      if (part.includes('is ready')) child.kill(signal)
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

it('[A12] a new owner’s link from the console opens the board, while the server runs and while it does not', async () => {
  const running = await product()
  const { id } = await makeBoard(running.url)
  const command = async (name: string, dataDir = running.dataDir) => {
    const child = spawn(process.execPath, ['server/owner-link.ts', name], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: 'https://agenda.example.org' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [said, complained] = [text(child.stdout), text(child.stderr)]
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, said: await said, complained: await complained }
  }
  const opens = async (said: string) => {
    const [, board, key] = /^https:\/\/agenda\.example\.org\/b\/(\S+)#key=(\S+)\n/.exec(said) ?? []
    expect(board).toBe(id)
    const answer = await fetch(`${running.url}/api/boards/${id}`, { headers: { Authorization: `Bearer ${key}` } })
    return (await answer.json()) as { role: string; slug: string }
  }
  const facts = await opens((await command(id)).said)
  expect(facts.role).toBe('owner')
  await running.end()
  const beside = await command(`https://agenda.example.org/p/${facts.slug}`)
  await running.restart()
  expect((await opens(beside.said)).role).toBe('owner')
  expect(await command('b_0000000000000000')).toMatchObject({
    code: 1,
    complained: expect.stringContaining('no board'),
  })
  expect(await command(id, '/nowhere')).toMatchObject({ code: 1, complained: expect.stringContaining('DATA_DIR') })
  expect(await command('')).toMatchObject({ code: 1, complained: expect.stringContaining('Say which board') })
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
