/**
 * `npm run owner-link -- <board id, programme slug, or address of either>`: makes a new owner's link for a board whose own
 * was lost, and prints it once. For who has the machine: it works on the data folder, while the server runs or not.
 */

import { join } from 'node:path'
import { boardAddress, linkMaker } from './access/links.ts'
import { openBeside } from './adapters/sqlite/beside.ts'
import { systemClock } from './adapters/system/clock.ts'
import { systemRandom } from './adapters/system/random.ts'
import { readConfig } from './config.ts'

const USAGE = 'Say which board: npm run owner-link -- <board id, programme slug, or address of either>'

try {
  process.stdout.write(`${await newOwnerLink(process.argv[2])}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function newOwnerLink(name: string | undefined): Promise<string> {
  if (!name) throw new Error(USAGE)
  const config = readConfig(process.env)
  if ('problems' in config) throw new Error(config.problems.join('\n'))
  const folder = openBeside(join(config.dataDir, 'plumbline.sqlite'))
  try {
    const board = folder.boardOf(nameIn(name))
    if (!board) throw new Error(`DATA_DIR ${config.dataDir} has no board “${name}”.`)
    const grants = { add: async (...given: Parameters<typeof folder.addGrant>) => folder.addGrant(...given) }
    const links = linkMaker({ grants, clock: systemClock, random: systemRandom })
    const label = 'Owner, from the server’s console'
    const { secret } = await links.make(board, { role: 'owner', label, expiresAt: null })
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`
    return [
      boardAddress(base, board, secret),
      'It is shown this once. The links that there were still work: revoke the lost one under Share.',
    ].join('\n')
  } finally {
    folder.close()
  }
}

/** Of an address what names the board in it. */
function nameIn(text: string): string {
  return /\/[bp]\/([^/#?]+)/.exec(text)?.[1] ?? text
}
