/**
 * `npm run owner-link -- <board id, programme slug, or address of either>`: makes a new owner's link for a board whose own
 * was lost, and prints it once. For who has the machine: it works on the data folder or the database, while the server runs or not.
 */

import { join } from 'node:path'
import { boardAddress, linkMaker } from './access/links.ts'
import { systemClock } from './adapters/system/clock.ts'
import { systemRandom } from './adapters/system/random.ts'
import { config, fail } from './command.ts'
import type { Config } from './config.ts'
import type { Beside } from './ports/beside.ts'

const USAGE = 'Say which board: npm run owner-link -- <board id, programme slug, or address of either>'

try {
  process.stdout.write(`${await newOwnerLink(process.argv[2])}\n`)
} catch (error) {
  fail(error)
}

async function newOwnerLink(name: string | undefined): Promise<string> {
  if (!name) throw new Error(USAGE)
  const { databaseUrl, dataDir, publicUrl, host, port } = config()
  const stores = await openBeside({ databaseUrl, dataDir })
  try {
    const board = await stores.boardOf(nameIn(name))
    if (!board) throw new Error(`${databaseUrl ? 'The database' : `DATA_DIR ${dataDir}`} has no board “${name}”.`)
    const links = linkMaker({ grants: stores, clock: systemClock, random: systemRandom })
    const label = 'Owner, from the server’s console'
    const { secret } = await links.make(board, { role: 'owner', label, expiresAt: null })
    const base = publicUrl ?? `http://${host}:${port}`
    return [
      boardAddress(base, board, secret),
      'It is shown this once. The links that there were still work: revoke the lost one under Share.',
    ].join('\n')
  } finally {
    await stores.close()
  }
}

async function openBeside({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Beside> {
  if (databaseUrl !== null) return (await import('./adapters/postgres/beside.ts')).openBeside(databaseUrl)
  return (await import('./adapters/sqlite/beside.ts')).openBeside(join(dataDir, 'plumbline.sqlite'))
}

/** Of an address what names the board in it. */
function nameIn(text: string): string {
  return /\/[bp]\/([^/#?]+)/.exec(text)?.[1] ?? text
}
