/** Torn files: whatever a power failure leaves of the log's tail, what opens is whole, and nothing synced is missing. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { operations } from '../../server/adapters/sqlite/operations.ts'
import { prepare } from '../../server/adapters/sqlite/schema.ts'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import type { StoredBoard } from '../../server/ports/board-store.ts'
import { must } from '../../shared/must.ts'
import type { Dice } from '../support/dice.ts'
import { dice } from '../support/dice.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'
import type { WrittenFolder } from './written-folders.ts'
import { writtenFolders } from './written-folders.ts'

const TEARS = 10_000
const COMMITS = 90
/** The whole way, with the worker, once in so many. */
const BY_THE_WORKER = 100
/** About what the last commits take: most failures of power are there. */
const TAIL = 6 * 4120

interface Tear {
  readonly wal: Uint8Array
  /** The first byte that is not as it was. */
  readonly from: number
}

type Fault = 'corrupt' | 'not a prefix' | 'a synced commit is missing' | 'does not go on'

export const torn: Proof = async (effort) => {
  const chance = dice(effort.seed)
  const folders = await writtenFolders(COMMITS, chance)
  const count = partOf(TEARS, effort)
  const place = mkdtempSync(join(tmpdir(), 'plumbline-torn-'))
  const faults: Fault[] = []
  for (let nth = 0; nth < count; nth++) {
    const folder = must(folders[nth % folders.length], 'a folder')
    const tear = tearOf(folder, chance)
    const file = join(place, 'plumbline.sqlite')
    for (const name of ['', '-wal', '-shm', '-journal']) rmSync(file + name, { force: true })
    writeFileSync(file, folder.database)
    writeFileSync(`${file}-wal`, tear.wal)
    if (chance.roll(2) === 0) writeFileSync(`${file}-shm`, chance.bytes(chance.pick([0, 100, 32_768])))
    const fault = nth % BY_THE_WORKER === 0 ? await openedWhole(file, folder, tear) : opened(file, folder, tear)
    if (fault) faults.push(fault)
  }
  rmSync(place, { recursive: true })
  const row = (what: string, fault: Fault) => {
    const found = faults.filter((one) => one === fault).length
    return {
      what: `${count} cuts, garbage, zeros in the log: ${what}`,
      found: `${found}`,
      bound: '0',
      holds: found === 0,
    }
  }
  return [
    row('does not open, or is corrupt', 'corrupt'),
    row('is no prefix of what was appended', 'not a prefix'),
    row('lacks a commit that was synced', 'a synced commit is missing'),
    row('does not go on with the next number', 'does not go on'),
  ]
}

function tearOf({ wal, answered }: WrittenFolder, { roll, pick, bytes }: Dice): Tear {
  const end = must(answered.at(-1), 'an answer').end
  const from = pick([() => roll(end), () => end - 1 - roll(Math.min(TAIL, end)), () => roll(wal.length)])()
  const torn = Uint8Array.from(wal)
  const length = Math.min(wal.length - from, pick([1, 8, 512, 4096, 20_000]))
  const kind = pick(['cut', 'garbage', 'zeros'] as const)
  if (kind === 'cut') return { wal: torn.subarray(0, from), from }
  if (kind === 'zeros') torn.fill(0, from, from + length)
  else torn.set(bytes(length), from)
  return { wal: torn, from }
}

/** As the worker opens it. */
function opened(file: string, folder: WrittenFolder, tear: Tear): Fault | null {
  const db = new DatabaseSync(file)
  try {
    prepare(db)
    const said = db.prepare('PRAGMA integrity_check').get()
    if (said?.integrity_check !== 'ok') return 'corrupt'
    const table = operations(db)
    const stored = table.loadBoard(folder.board)
    const fault = faultIn(stored, folder, tear)
    if (fault || !stored) return fault
    return table.appendUpdates(folder.board, [new Uint8Array([0, 0])]) === stored.seq + 1 ? null : 'does not go on'
  } catch (error) {
    console.error(error)
    return 'corrupt'
  } finally {
    db.close()
  }
}

async function openedWhole(file: string, folder: WrittenFolder, tear: Tear): Promise<Fault | null> {
  const { boards, close } = await openSqlite(file)
  const fault = faultIn(await boards.load(folder.board), folder, tear)
  await close()
  return fault
}

function faultIn(stored: StoredBoard | null, folder: WrittenFolder, { from }: Tear): Fault | null {
  const { updates, snapshots } = folder
  if (!stored) return isSynced(folder, from) === 0 ? null : 'a synced commit is missing'
  const { seq } = stored
  const upTo = seq - stored.updates.length
  const isPrefix =
    same(stored.snapshot, upTo === 0 ? null : snapshots.get(upTo)) &&
    stored.updates.every((update, at) => same(update, updates[upTo + at]))
  if (!isPrefix) return 'not a prefix'
  return seq < isSynced(folder, from) ? 'a synced commit is missing' : null
}

/** The newest number that was answered when nothing from that byte on was in the log yet. */
function isSynced({ answered }: WrittenFolder, from: number): number {
  // Before the log began anew for the last time, everything was in the database.
  const anew = answered.findLastIndex(({ end }, at) => at > 0 && end < (answered[at - 1]?.end ?? 0))
  return answered.reduce((most, { seq, end }, at) => (at < anew || end <= from ? Math.max(most, seq) : most), 0)
}

const same = (a: Uint8Array | null | undefined, b: Uint8Array | null | undefined): boolean =>
  a && b ? Buffer.compare(a, b) === 0 : (a ?? null) === (b ?? null)
