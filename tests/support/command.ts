/** The commands beside the server, as who runs it calls them. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Settings = Readonly<Record<string, string>>

/** Its code and its words; with no settings but those that are given. */
export async function command(name: 'backup' | 'restore', file: string, settings: Settings) {
  const child = spawn(process.execPath, [`server/${name}.ts`, file], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, complained] = [text(child.stdout), text(child.stderr)]
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: await said, complained: await complained }
}
