/** Mutated, wild and random frames: at the gate and a live board in this process, and on live sockets. */

import { fuzzRound, noCounts } from './fuzz-in-process.ts'
import { fuzzLive } from './fuzz-live.ts'
import type { Effort, Proof, ProofRow } from './rows.ts'
import { partOf } from './rows.ts'

const FRAMES = 10_000_000
const LIVE_FRAMES = 1_000_000
const MOST_STALL_MS = 100
/** Rounds that ever found something; they come first, whatever the seed is. */
const PINNED: readonly number[] = [1, 2, 3, 30204]
const MOST_SHOWN = 5

export const fuzz: Proof = async (effort: Effort) => [...(await inProcess(effort)), ...(await live(effort))]

async function inProcess(effort: Effort): Promise<ProofRow[]> {
  const frames = partOf(FRAMES, effort)
  const counts = noCounts()
  const rejected: unknown[] = []
  const note = (reason: unknown) => void rejected.push(reason)
  process.on('unhandledRejection', note)
  const seeds = [...PINNED]
  for (let at = 0; counts.frames < frames; at++) {
    await fuzzRound(seeds.shift() ?? effort.seed + at, frames - counts.frames, counts)
  }
  process.off('unhandledRejection', note)
  const what = `${counts.frames.toLocaleString('en')} wild frames in process`
  const ends = [...counts.ends].map(([end, count]) => `${count.toLocaleString('en')} ${end}`).join(', ')
  const { wrong, rebuilt, slowestMs } = counts
  return [
    rowOf(`${what} (${ends}): harm to anybody else`, wrong.length, wrong),
    rowOf(`${what}: boards that had to be loaded anew`, rebuilt),
    rowOf(`${what}: unhandled rejections`, rejected.length, rejected.map(String)),
    timed(`${what}: the slowest`, slowestMs),
  ]
}

async function live(effort: Effort): Promise<ProofRow[]> {
  const { frames, sockets, sentAway, wrong, stallMs, exitCode, bugs } = await fuzzLive(
    effort.seed,
    partOf(LIVE_FRAMES, effort),
  )
  const what = `${frames.toLocaleString('en')} wild frames on ${sockets.toLocaleString('en')} live sockets`
  return [
    rowOf(`${what}: harm to anybody else`, wrong.length, wrong),
    rowOf(`${what}: honest ones sent away`, sentAway),
    rowOf(`${what}: errors in the log`, bugs.length, bugs),
    rowOf(`${what}: exit code`, exitCode ?? -1),
    timed(`${what}: longest stall of the loop`, stallMs),
  ]
}

function rowOf(what: string, found: number, examples: readonly string[] = []): ProofRow {
  const shown = examples.slice(0, MOST_SHOWN).map((example) => example.slice(0, 600))
  return { what, found: [String(found), ...shown].join(' · '), bound: '0', holds: found === 0 }
}

const timed = (what: string, ms: number): ProofRow => ({
  what,
  found: `${ms.toFixed(0)} ms`,
  bound: `≤ ${MOST_STALL_MS} ms`,
  holds: ms <= MOST_STALL_MS,
  isTimed: true,
})
