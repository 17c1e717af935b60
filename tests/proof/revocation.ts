/** Taking away access from somebody who is writing as fast as the server allows: how long do their changes still arrive? */

import { once } from 'node:events'
import { WebSocket } from 'ws'
import { addTopic } from '../../shared/board/verbs.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { dice } from '../support/dice.ts'
import type { BoardAddress } from '../support/editor.ts'
import { pause, sideBySide } from '../support/pool.ts'
import { startProduct } from '../support/product.ts'
import type { RemoteBoard } from '../support/remote-board.ts'
import { makeBoard, openInSession } from '../support/remote-board.ts'
import type { SavedLine } from '../support/saved-line.ts'
import { endLine, readerLine, savedLine } from '../support/saved-line.ts'
import type { Proof, ProofRow } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const CASES = 1_000
const AT_ONCE = 20
const BOUND_MS = 1_000
/** What a hand may send for long. */
const PAUSE_MS = 50
/** An end that did not come by then does not come. */
const PATIENCE_MS = 5_000

const ENDINGS = ['revoked', 'expired', 'replaced'] as const
type Ending = (typeof ENDINGS)[number]

interface Found {
  readonly way: Ending
  /** From the answer (or the moment of expiry) to the last change that was passed on; negative: before it. `null`: it never ended. */
  readonly lastWriteMs: number | null
  readonly closedWith: number | null
  /** Whether the same link, or session, could write once more. */
  readonly mayWrite: boolean
}

export const revocation: Proof = async (effort) => {
  const product = await startProduct({ MAX_CONNECTIONS: '10000' })
  try {
    const cases = Array.from(
      { length: partOf(CASES, effort) },
      (_, at) => ENDINGS[at % 8 < 6 ? 0 : (at % 8) - 5] as Ending,
    )
    const found = await sideBySide(cases, AT_ONCE, async (way, at) =>
      ended(await makeBoard(product.url), way, effort.seed + at),
    )
    const code = await product.end()
    return [
      ...ENDINGS.filter((way) => cases.includes(way)).flatMap((way) =>
        rowsOf(
          way,
          found.filter((one) => one.way === way),
        ),
      ),
      {
        what: 'the server after it',
        found: `ended with ${code}`,
        bound: 'ended with 0',
        holds: code === 0,
      },
    ]
  } finally {
    await product.stop()
  }
}

const WORDS: Record<Ending, string> = {
  revoked: 'links revoked under a writer',
  expired: 'links that expire under a writer',
  replaced: 'links revoked while the session holds a weaker one',
}

function rowsOf(way: Ending, found: readonly Found[]): ProofRow[] {
  const times = found.map(({ lastWriteMs }) => lastWriteMs ?? Number.POSITIVE_INFINITY)
  const open = found.filter(
    ({ closedWith, mayWrite, lastWriteMs }) =>
      closedWith !== CLOSE_CODES['no-access'] || mayWrite || lastWriteMs === null,
  )
  return [
    {
      what: `${found.length} ${WORDS[way]}`,
      found: `${open.length} not closed with ${CLOSE_CODES['no-access']}, or could write again`,
      bound: '0',
      holds: open.length === 0,
    },
    {
      what: `${WORDS[way]}: the last change that was passed on, after it`,
      found: `p99 ${quantile(times, 0.99).toFixed(0)} ms, longest ${quantile(times, 1).toFixed(0)} ms`,
      bound: `p99 ${BOUND_MS} ms`,
      holds: quantile(times, 0.99) <= BOUND_MS,
      isTimed: true,
    },
  ]
}

async function ended(board: RemoteBoard, way: Ending, seed: number): Promise<Found> {
  const chance = dice(seed)
  let lastHeard = Number.NEGATIVE_INFINITY
  const witness = await readerLine(board.as.observer, () => {
    lastHeard = performance.now()
  })
  const expiresIn = 1_500 + chance.roll(700)
  const expires = Date.now() + expiresIn
  const { grant, address } = await board.link('organizer', way === 'expired' ? new Date(expires).toISOString() : null)
  const cookie = way === 'replaced' ? await openInSession(address) : undefined
  const writer = await savedLine(address, chance.bytes, cookie)
  const closed = new Promise<number>((resolve) => writer.socket.on('close', resolve))
  const flood = floodUntilClosed(writer)

  await pause(way === 'expired' ? expires - Date.now() : 100 + chance.roll(300))
  // [A3] A weaker link opened in the same session takes nothing away, and afterwards gives no more than it says.
  if (cookie) await openInSession(board.as.observer, cookie)
  if (way !== 'expired') await board.revoke(grant)
  const zero = performance.now()
  const closedWith = await Promise.race([closed, pause(PATIENCE_MS).then(() => null)])
  writer.socket.terminate()
  await flood
  const lastWriteMs = closedWith === null ? null : lastHeard - zero
  if (cookie) await openInSession(board.as.observer, cookie)
  const mayWrite = await writesAgain(address, chance.bytes, cookie)
  await endLine(witness.socket)
  return { way, lastWriteMs, closedWith, mayWrite }
}

/** Whether the same link, or the same session, changes the board once more. */
async function writesAgain(address: BoardAddress, random: RandomBytes, cookie?: string): Promise<boolean> {
  try {
    const again = await savedLine(address, random, cookie)
    const closed = once(again.socket, 'close')
    addTopic(again.door, { title: 'back again' })
    const code = await Promise.race([
      closed.then(([closeCode]) => closeCode as number),
      pause(PATIENCE_MS).then(() => 0),
    ])
    await endLine(again.socket)
    return code !== CLOSE_CODES['not-allowed'] || again.saved.length > 0
  } catch (error) {
    if (error instanceof Error && error.message.includes('401')) return false
    throw error
  }
}

async function floodUntilClosed({ door, socket }: SavedLine): Promise<void> {
  while (socket.readyState === WebSocket.OPEN) {
    addTopic(door, { title: 'still here' })
    await pause(PAUSE_MS)
  }
}
