/** `npm run dev`: the server, restarted when its files change, and the page, reloaded when its own do, in one command. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'

const CLIENT = import.meta.dirname
const port = process.env.PORT ?? '8080'
const target = `http://127.0.0.1:${port}`

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(CLIENT, '..', 'server', 'main.ts')],
  {
    stdio: 'inherit',
    env: { ...process.env, PORT: port, HOST: '127.0.0.1' },
  },
)

const vite = await createServer({
  configFile: join(CLIENT, 'vite.config.ts'),
  clearScreen: false,
  logLevel: 'warn',
  server: {
    host: '127.0.0.1',
    proxy: {
      // As objects: a plain address would change the host that the server compares with the page's origin.
      '^/api/': { target },
      // But for the pages, which are answered here.
      '^/p/': { target },
      '^/sync/': { target, ws: true },
    },
  },
})
await vite.listen()
process.stdout.write(
  `Open ${vite.resolvedUrls?.local[0] ?? 'the address above'} while you work on it; Ctrl-C ends both.\n`,
)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.kill('SIGTERM')
  await vite.close()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
server.on('exit', (code) => void stop().then(() => process.exit(stopping ? 0 : (code ?? 1))))
