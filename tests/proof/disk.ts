/** A disk that is full or fails: nothing saved is lost, the server lives, says so, and goes on by itself. */

import { dice } from '../support/dice.ts'
import type { Aftermath, Outage } from './outages.ts'
import { outages } from './outages.ts'
import type { Proof, ProofRow } from './rows.ts'
import { partOf } from './rows.ts'
import { failingDisk, fullDisk } from './small-disk.ts'

const ROUNDS = 100
/** The last is long enough for the longest pause between two tries. */
const OUTAGES_MS = [50, 300, 1000, 2000, 9000]
/** Once in so many the server is killed while its disk fails. */
const DEADLY = 5

export const disk: Proof = async (effort) => {
  const rounds = Math.max(2, Math.ceil(partOf(ROUNDS, effort) / 2))
  const chance = dice(effort.seed)
  const planned = (): Outage[] =>
    Array.from({ length: rounds }, (_, nth) => ({
      ms: OUTAGES_MS[chance.roll(effort.scale < 1 ? 2 : OUTAGES_MS.length)] ?? 0,
      isDeadly: nth % DEADLY === 1,
    }))
  const found = await Promise.all(
    [fullDisk(), failingDisk()].map(async (each, nth) => {
      try {
        return rowsOf(`${each.how}, ${rounds} rounds`, await outages(each, planned(), dice(effort.seed + 1 + nth)))
      } finally {
        each.release()
      }
    }),
  )
  return found.flat()
}

function rowsOf(what: string, found: readonly Aftermath[]): ProofRow[] {
  const sum = (of: (one: Aftermath) => number) => found.reduce((total, one) => total + of(one), 0)
  const lost = sum((one) => one.lost)
  const hits = found.filter(({ isHit }) => isHit)
  const worst = (of: (one: Aftermath) => number) => Math.max(...hits.map(of))
  const never = hits.filter(({ toldByReady }) => toldByReady === Number.POSITIVE_INFINITY).length
  const untold = hits.filter(({ toldByFrame }) => toldByFrame === Number.POSITIVE_INFINITY).length
  const dead = found.filter(({ savingAgain }) => savingAgain === Number.POSITIVE_INFINITY).length
  const timed = (of: string, ms: number, most: number): ProofRow => ({
    what: `${what}: ${of}, slowest`,
    found: Number.isFinite(ms) ? `${ms.toFixed(0)} ms` : 'never',
    bound: `≤ ${most} ms`,
    holds: ms <= most,
    isTimed: true,
  })
  return [
    {
      what: `${what}: edits lost of ${sum((one) => one.given)} that were saved`,
      found: `${lost}`,
      bound: '0',
      holds: lost === 0 && sum((one) => one.given) > 0,
    },
    {
      what: `${what}: kept an edit from being saved`,
      found: `${hits.length}`,
      bound: `≥ ${Math.ceil(found.length / 2)}`,
      holds: hits.length >= found.length / 2,
    },
    { what: `${what}: /readyz did not say so`, found: `${never}`, bound: '0', holds: never === 0 },
    { what: `${what}: a connection was not told`, found: `${untold}`, bound: '0', holds: untold === 0 },
    { what: `${what}: did not save again by itself`, found: `${dead}`, bound: '0', holds: dead === 0 },
    timed(
      'an edit unsaved until /readyz says so',
      worst(({ toldByReady }) => toldByReady),
      2000,
    ),
    timed(
      'an edit unsaved until each connection is told',
      worst(({ toldByFrame }) => toldByFrame),
      2000,
    ),
    timed(
      'saving again after the disk is well',
      worst(({ savingAgain }) => savingAgain),
      5000,
    ),
  ]
}
