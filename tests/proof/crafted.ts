/**
 * Sends every crafted frame over a socket of its own to a real server, beside an honest pair on the same board and
 * somebody on another, and says what became of it and of them.
 */

import { randomBytes } from 'node:crypto'
import { LAYOUT } from '../../shared/board/model.ts'
import { layoutOf } from '../../shared/board/upgrade.ts'
import { must } from '../../shared/must.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { checkFrame, readFrame } from '../../shared/protocol/frames.ts'
import { openRawSocket, rawFrame } from '../support/raw-socket.ts'
import type { Crafted, Ending, Target } from './crafted-frames.ts'
import { CRAFTED } from './crafted-frames.ts'
import { Scene } from './crafted-scene.ts'
import { Honest } from './honest.ts'
import { makeBoard } from './new-board.ts'
import type { Effort, Proof, ProofRow } from './rows.ts'
import { partOf, quantile } from './rows.ts'
import type { Watched } from './watched.ts'
import { startWatched } from './watched.ts'

const FULL_ROUNDS = 20
const MOST_MS = 5
const MOST_STALL_MS = 100
const PATIENCE_MS = 10_000
const LATER_MS = 500
/** Of a long one, so many are sent when the clock runs. */
const LAST_BYTES = 1024
const ARE_YOU_THERE = rawFrame(checkFrame(Uint8Array.of(0), ''))

export interface Fate {
  readonly name: string
  readonly expected: Ending
  readonly ended: Ending | string
  readonly ms: number
  /** What went wrong for those beside it, in words; empty if nothing did. */
  readonly harm: readonly string[]
}

async function sendOne(
  scene: Scene,
  crafted: Crafted,
  target: Target,
): Promise<{ ended: Ending | string; ms: number }> {
  const line = await openRawSocket(scene.address(crafted.as ?? 'organizer'))
  const pieces = crafted.send(target)
  const isDripping = pieces.length > 1 && pieces.every(({ length }) => length === 1)
  const all = Buffer.concat(pieces)
  // What is measured is how long the server takes, not the way of megabytes to it.
  const [way, end] = isDripping ? [all.subarray(0, 0), all] : [all.subarray(0, -LAST_BYTES), all.subarray(-LAST_BYTES)]
  if (way.length > 0) await line.write(way)
  const start = performance.now()
  if (isDripping)
    for (const piece of pieces) {
      await line.write(piece)
      await new Promise(setImmediate)
    }
  else await line.write(end)
  await line.write(ARE_YOU_THERE)
  const given = new Promise<number>((resolve) => setTimeout(() => resolve(0), PATIENCE_MS).unref())
  const answer = await Promise.race([line.hears((message) => readFrame(message)?.kind === 'check'), given])
  const ms = performance.now() - start
  // What waits for its turn while the loop is behind may be refused after that.
  if (typeof answer !== 'number' && !isOpen(crafted)) await Promise.race([line.closes(), soon()])
  const ended =
    line.closeCode() > 0
      ? wordOf(line.closeCode())
      : answer === 0
        ? 'nothing'
        : typeof answer === 'number'
          ? wordOf(answer)
          : 'stands'
  // Who leaves before its presence was passed on has never been here.
  if (crafted.heard && line.closeCode() === 0) await scene.hearsOf(target.me)
  line.end()
  return { ended, ms }
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, LATER_MS))

function wordOf(code: number): Ending | string {
  const found = Object.entries(CLOSE_CODES).find(([, own]) => own === code)
  return found ? found[0] : (code as Ending)
}

/** Sends one, and looks at what it did to the pair. */
async function fateOf(scene: Scene, crafted: Crafted): Promise<Fate> {
  const before = scene.pair.map((one) => ({ doc: scene.ofOthers(one), presences: one.presences.length }))
  const target = scene.target()
  const { ended, ms } = await sendOne(scene, crafted, target)
  const harm: string[] = []
  const heardOf = new Set<number>()
  if (crafted.isLast) await scene.hearsUpdate(target)
  await scene.passOn()
  for (const [at, one] of scene.pair.entries()) {
    const { doc, presences } = must(before[at], 'what was before')
    const said = one.presences.slice(presences).filter((entry) => !scene.isOwn(entry))
    const hasHeard = said.length > 0 || scene.ofOthers(one) !== doc
    if (hasHeard && !crafted.isHeard) harm.push('the pair heard of it')
    const living = said.filter(({ client, state }) => client === target.me && state !== 'null')
    if (one.presences.slice(presences).some((entry) => scene.isForged(entry)))
      harm.push('somebody spoke for an honest one')
    if (layoutOf(one.doc) !== LAYOUT) harm.push('the layout is another')
    if (crafted.heard && !(living.length > 0 && living.every(crafted.heard)))
      harm.push(`the pair heard ${JSON.stringify(living)}`)
    for (const { client } of crafted.isHeard ? said : []) heardOf.add(client)
    if (one.sentAway.length > 0) harm.push(`an honest one was sent away with ${one.sentAway.join()}`)
    if (one.strange.length > 0) harm.push(`an honest one could not read: ${one.strange.join()}`)
    if (one.doc.store.pendingStructs || one.doc.store.pendingDs) harm.push('an honest one waits for what never comes')
  }
  for (const client of heardOf) scene.known.add(client)
  const [a, b] = scene.pair
  if (a.fingerprint() !== b.fingerprint()) harm.push('the pair has come apart')
  return { name: crafted.name, expected: crafted.ends, ended: endOf(crafted, ended), ms, harm }
}

const isOpen = ({ ends }: Crafted): boolean => ends === 'accepted' || ends === 'dropped'
const endOf = (crafted: Crafted, ended: Ending | string) =>
  ended === 'stands' && isOpen(crafted) ? crafted.ends : ended

const isWell = ({ expected, ended, harm }: Fate): boolean => expected === ended && harm.length === 0

/** Every frame once, the pair and its board anew where it is not what it was. */
async function round(server: Watched, frames: readonly Crafted[]): Promise<Fate[]> {
  const fates: Fate[] = []
  let scene: Scene | null = null
  for (const crafted of frames) {
    if (!scene) {
      scene = new Scene(await makeBoard(server.url))
      await scene.open()
    }
    const fate = await fateOf(scene, crafted).catch(
      (error: unknown): Fate => ({
        name: crafted.name,
        expected: crafted.ends,
        ended: 'no end',
        ms: Number.NaN,
        harm: [error instanceof Error ? error.message : String(error)],
      }),
    )
    fates.push(fate)
    if (isWell(fate) && !crafted.isLast) continue
    await scene.close()
    scene = null
  }
  if (scene) {
    const verdict = await scene.pair[0].verdict()
    if (verdict !== 'same')
      fates.push({
        name: 'at the end',
        expected: 'accepted',
        ended: verdict,
        ms: 0,
        harm: ['the server shows something else'],
      })
    await scene.close()
  }
  return fates
}

/** What was found of each frame; `rounds` times all of them. */
export async function craftedFates(
  frames: readonly Crafted[],
  rounds: number,
): Promise<{ fates: Fate[]; rows: ProofRow[] }> {
  const server = await startWatched()
  const elsewhere = await makeBoard(server.url)
  const neighbour = new Honest(elsewhere.address, randomBytes)
  await neighbour.open()
  const before = neighbour.fingerprint()
  await server.begin()
  const fates: Fate[] = []
  for (let at = 0; at < rounds; at++) fates.push(...(await round(server, frames)))
  await neighbour.caughtUp()
  const untouched =
    neighbour.fingerprint() === before && neighbour.updates.length === 0 && neighbour.sentAway.length === 0
  await neighbour.leave()
  const { stallMs } = await server.ask()
  const code = await server.stop()
  const bugs = server
    .log()
    .split('\n')
    .filter((line) => /"level":(50|60)|unhandled|uncaught/i.test(line))
  return { fates, rows: rowsOf(frames, rounds, fates, { untouched, code, bugs, stallMs }) }
}

interface After {
  readonly untouched: boolean
  readonly code: number | null
  readonly bugs: readonly string[]
  readonly stallMs: number
}

function rowsOf(frames: readonly Crafted[], rounds: number, fates: readonly Fate[], after: After): ProofRow[] {
  const wrong = fates.filter((fate) => !isWell(fate))
  const bad = [
    ...new Set(
      wrong.map(
        ({ name, expected, ended, harm }) => `${name}: ${ended}, not ${expected} ${[...new Set(harm)].join('; ')}`,
      ),
    ),
  ]
  const slowest = frames.map(({ name }) => ({
    name,
    ms: quantile(
      fates.filter((fate) => fate.name === name).map(({ ms }) => ms),
      0.5,
    ),
  }))
  const { name, ms } = slowest.reduce((a, b) => (b.ms > a.ms ? b : a))
  const what = `${frames.length} crafted frames, ${rounds} times each, on sockets of their own`
  return [
    {
      what: `${what}: end as documented, and the honest pair sees nothing`,
      found: bad.length === 0 ? 'all' : bad.join(' · '),
      bound: 'all',
      holds: bad.length === 0,
    },
    {
      what: `${what}: another board`,
      found: after.untouched ? 'untouched' : 'changed',
      bound: 'untouched',
      holds: after.untouched,
    },
    {
      what: `${what}: errors in the log, exit code`,
      found: `${after.bugs.length}, ${after.code}`,
      bound: '0, 0',
      holds: after.bugs.length === 0 && after.code === 0,
    },
    {
      what: `${what}: from its end to its refusal, median of the slowest (${name})`,
      found: `${ms.toFixed(1)} ms`,
      bound: `≤ ${MOST_MS} ms`,
      holds: ms <= MOST_MS,
      isTimed: true,
    },
    {
      what: `${what}: longest stall of the loop`,
      found: `${after.stallMs.toFixed(0)} ms`,
      bound: `≤ ${MOST_STALL_MS} ms`,
      holds: after.stallMs <= MOST_STALL_MS,
      isTimed: true,
    },
  ]
}

export const crafted: Proof = async (effort: Effort) => (await craftedFates(CRAFTED, partOf(FULL_ROUNDS, effort))).rows
