/** Hostile frames on sockets of their own to a real server, beside an honest pair that goes on editing. */

import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import { admit } from '../../server/socket/gate.ts'
import type { Role } from '../../shared/access.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { checkFrame, readFrame } from '../../shared/protocol/frames.ts'
import type { Dice } from '../support/dice.ts'
import { dice as diceOf } from '../support/dice.ts'
import { furnish } from '../support/random-verbs.ts'
import { openRawSocket, rawFrame } from '../support/raw-socket.ts'
import { Honest } from './honest.ts'
import type { NewBoard } from './new-board.ts'
import { makeBoard } from './new-board.ts'
import { startWatched } from './watched.ts'
import { WildFrames } from './wild-frames.ts'

/** Hostile sockets at a time, and frames on each: its first refused one ends it. */
const SOCKETS = 16
const MOST_ON_A_SOCKET = 12
const SOCKETS_A_BOARD = 2_000
const EDIT_MS = 60
const LOOK_MS = 50
const MOST_LOOKS = 100
const ARE_YOU_THERE = rawFrame(checkFrame(Uint8Array.of(0), ''))

export interface LiveCounts {
  frames: number
  sockets: number
  sentAway: number
  readonly wrong: string[]
}

export interface LiveFound extends LiveCounts {
  readonly stallMs: number
  readonly exitCode: number | null
  readonly bugs: readonly string[]
}

export async function fuzzLive(seed: number, frames: number): Promise<LiveFound> {
  const counts: LiveCounts = { frames: 0, sockets: 0, sentAway: 0, wrong: [] }
  const server = await startWatched()
  const neighbour = new Honest((await makeBoard(server.url)).address, randomBytes)
  await neighbour.open()
  const before = neighbour.fingerprint()
  await server.begin()
  for (let at = 0; counts.frames < frames && server.isAlive(); at++)
    await oneBoard(server.url, seed + at, frames, counts)
  await neighbour.caughtUp()
  if (neighbour.fingerprint() !== before || neighbour.updates.length + neighbour.sentAway.length > 0)
    counts.wrong.push('another board was touched')
  await neighbour.leave()
  const { stallMs } = await server.ask()
  const exitCode = await server.stop()
  const bugs = server
    .log()
    .split('\n')
    .filter((line) => /"level":(50|60)|unhandled|uncaught/i.test(line))
  return { ...counts, stallMs, exitCode, bugs }
}

async function oneBoard(url: string, seed: number, frames: number, counts: LiveCounts): Promise<void> {
  const dice = diceOf(seed)
  const board = await makeBoard(url)
  const pair = [new Honest(board.address, randomBytes), new Honest(board.address, randomBytes)] as const
  for (const one of pair) await one.open()
  furnish(pair[0].door, dice, 4)
  await pair[0].caughtUp()
  const wild = new WildFrames(pair[0].doc, dice)
  const edits = { count: 0, timer: setInterval(() => edit(pair[edits.count % 2], ++edits.count), EDIT_MS) }
  const until = counts.sockets + SOCKETS_A_BOARD
  const lane = async () => {
    while (counts.frames < frames && counts.sockets < until) await oneSocket(board, wild, dice, counts)
  }
  await Promise.all(Array.from({ length: SOCKETS }, lane))
  clearInterval(edits.timer)
  for (const problem of await faultsOf(pair)) counts.wrong.push(`${problem} (seed ${seed})`)
  for (const one of pair) {
    counts.sentAway += one.sentAway.length
    await one.leave()
  }
}

function edit(one: Honest | undefined, count: number): void {
  if (one) editMeta(one.door, { description: `edit ${count}` })
}

/** As many frames as the gate lets through, and the first that it does not. */
async function oneSocket(board: NewBoard, wild: WildFrames, dice: Dice, counts: LiveCounts): Promise<void> {
  const role: Role = dice.roll(8) === 0 ? 'observer' : 'organizer'
  const frames: Uint8Array[] = []
  for (let isHeard = true; isHeard && frames.length < MOST_ON_A_SOCKET; ) {
    const frame = wild.next()
    frames.push(frame)
    isHeard = isTaken(frame, role)
  }
  counts.frames += frames.length
  counts.sockets++
  const bytes = Buffer.concat([...frames.map((frame) => rawFrame(frame)), ARE_YOU_THERE])
  const line = await openRawSocket({ ...board.address, secret: board.secrets[role] }, bytes)
  await line.hears((message) => readFrame(message)?.kind === 'check')
  line.end()
}

function isTaken(bytes: Uint8Array, role: Role): boolean {
  const admission = admit(bytes, role, INITIAL_LIMITS)
  if (admission.is !== 'admitted') return admission.is === 'dropped'
  const { frame } = admission
  if (frame.kind !== 'update' && frame.kind !== 'sync-step-2') return true
  try {
    Y.decodeUpdate(frame.update)
    return true
  } catch (error) {
    // Every error says the same here: it cannot be read.
    return error === undefined
  }
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS))

/** What the pair shows in the end, and what the server does. */
async function faultsOf(pair: readonly [Honest, Honest]): Promise<string[]> {
  const faults: string[] = []
  const [a, b] = pair
  for (const one of pair) await one.caughtUp()
  // What waits while the server's loop is behind comes after the answer.
  for (let left = MOST_LOOKS; left > 0 && a.fingerprint() !== b.fingerprint(); left--) await soon()
  await soon()
  if (a.fingerprint() !== b.fingerprint()) faults.push('the honest pair has come apart')
  for (const one of pair) {
    const verdict = await one.verdict()
    if (verdict !== 'same') faults.push(`the server says "${verdict}" to what an honest one shows`)
    if (one.strange.length > 0) faults.push(`an honest one could not read: ${one.strange.join()}`)
    if (one.doc.store.pendingStructs || one.doc.store.pendingDs) faults.push('an honest one waits for what never comes')
  }
  return faults
}
