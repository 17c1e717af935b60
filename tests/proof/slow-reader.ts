/** One of those who follow a busy board stops reading: what is held for it, what becomes of it, and who else notices. */

import { contentHash } from '../../shared/board/content-hash.ts'
import { readBoard } from '../../shared/board/read.ts'
import { editTrack } from '../../shared/board/verbs.ts'
import { dice } from '../support/dice.ts'
import { isPending } from '../support/invariants.ts'
import type { Measure } from '../support/measured-server.ts'
import { measuresIn } from '../support/measured-server.ts'
import { becomes, pause } from '../support/pool.ts'
import { startProduct } from '../support/product.ts'
import { makeBoard } from '../support/remote-board.ts'
import type { SavedLine } from '../support/saved-line.ts'
import { endLine, readerLine, savedLine } from '../support/saved-line.ts'
import { PlainEditor } from '../support/steady-editor.ts'
import { tcpProxy } from '../support/tcp-proxy.ts'
import type { Proof } from './rows.ts'
import { quantile } from './rows.ts'

const EDITS_PER_SECOND = 400
const READERS = 20
const MOST_HELD_BYTES = 2 * 1024 * 1024
const BOUND_MS = 10_000
/** A connection that holds so much is too slow, by the server's own bound of 1 MB. */
const TOO_SLOW_BYTES = 1024 * 1024
const SENTINEL = '@@'

/** A slice has fewer readers and larger edits, so that the buffers of the system are full sooner. */
const whole = { readers: READERS, bytes: 4_000, alone: 6_000, sleep: 24_000 }
const slice = { readers: 3, bytes: 16_000, alone: 500, sleep: 4_000 }

export const slowReader: Proof = async (effort) => {
  const plan = effort.scale < 0.5 ? slice : whole
  const product = await startProduct(
    { UPDATES_PER_SECOND: '2000', UPDATES_BURST: '20000', MAX_BOARD_BYTES: '100000000' },
    'tests/support/measured-server.ts',
  )
  const proxy = await tcpProxy(Number(new URL(product.url).port), dice(effort.seed))
  try {
    const board = await makeBoard(product.url, true)
    const chance = dice(effort.seed + 1)
    const writer = await savedLine(board.as.organizer, chance.bytes)
    const times = { sent: [] as number[], late: [] as number[] }
    const readers = await Promise.all(
      Array.from({ length: plan.readers }, () =>
        readerLine(board.as.observer, (frame) => {
          const at = frame.lastIndexOf(SENTINEL)
          const number = Number(frame.toString('latin1', at + 2, at + 10))
          const sent = times.sent[number]
          if (at >= 0 && sent !== undefined) times.late.push(performance.now() - sent)
        }),
      ),
    )
    const slow = new PlainEditor({ ...board.as.observer, url: `http://127.0.0.1:${proxy.port}` }, chance, false)
    await slow.synced

    await write(writer, { ...plan, ms: plan.alone, sent: times.sent })
    const p99Before = quantile(times.late.splice(0), 0.99)
    proxy.trouble({ is: 'black-hole', way: 'down', isForgotten: false })
    await write(writer, { ...plan, ms: plan.sleep, sent: times.sent })
    const p99Beside = quantile(times.late.splice(0), 0.99)

    const wakesAt = performance.now()
    proxy.heal()
    const isBack = await becomes(() => alike(slow, writer), 2 * BOUND_MS)
    const backMs = performance.now() - wakesAt
    const measures = measuresIn(product.log())
    const held = Math.max(0, ...measures.map(({ unread }) => unread))
    const endedMs = tooSlowFor(measures)

    slow.leave()
    await Promise.all([...readers, writer].map(({ socket }) => endLine(socket)))
    await proxy.close()
    const code = await product.end()
    return [
      {
        what: `one of ${plan.readers + 1} readers stops reading ${EDITS_PER_SECOND} edits/s of ${plan.bytes / 1000} kB: held for it in the process`,
        found: `at most ${(held / 1024 / 1024).toFixed(2)} MB`,
        bound: '2 MB',
        holds: held > 0 && held <= MOST_HELD_BYTES,
      },
      {
        what: 'when it reads again it has everything, by a resync or by coming back',
        found: `${isBack ? `after ${(backMs / 1000).toFixed(1)} s` : 'never'}; the server ended with ${code}`,
        bound: 'it has; ended with 0',
        holds: isBack && !isPending(slow.door.doc) && code === 0,
      },
      {
        what: 'from more than 1 MB unread until it is resynced, or its connection gone',
        found: `${((endedMs ?? Number.NaN) / 1000).toFixed(1)} s; everything again ${(backMs / 1000).toFixed(1)} s after it reads`,
        bound: '10 s',
        holds: (endedMs ?? Number.POSITIVE_INFINITY) <= BOUND_MS + 1_000 && backMs <= BOUND_MS,
        isTimed: true,
      },
      {
        what: 'from the edit to the other readers, beside it and without it',
        found: `p99 ${p99Beside.toFixed(1)} and ${p99Before.toFixed(1)} ms`,
        bound: 'at most 20 % more',
        holds: p99Beside <= 1.2 * p99Before,
        isTimed: true,
      },
    ]
  } finally {
    await proxy.close()
    await product.stop()
  }
}

const alike = (slow: PlainEditor, writer: SavedLine): boolean =>
  contentHash(readBoard(slow.door.doc)) === contentHash(readBoard(writer.door.doc))

/** One text of one track, written anew each time: the board does not grow. */
async function write({ door }: SavedLine, facts: { bytes: number; ms: number; sent: number[] }): Promise<void> {
  const { bytes, ms, sent } = facts
  const [track] = readBoard(door.doc).tracks.keys()
  if (!track) throw new Error('the sample board has no track')
  const start = performance.now()
  for (let made = 0; performance.now() - start < ms; ) {
    for (; made < ((performance.now() - start) / 1000) * EDITS_PER_SECOND; made++) {
      const text = `${SENTINEL}${String(sent.length).padStart(8, '0')}`.padEnd(bytes, 'x')
      sent.push(performance.now())
      editTrack(door, track, { background: text })
    }
    await pause(5)
  }
}

/** How long the first connection that had too much unread was left like that; `null`: none had, or it never ended. */
function tooSlowFor(measures: readonly Measure[]): number | null {
  const over = measures.find(({ unread }) => unread > TOO_SLOW_BYTES)
  if (!over) return null
  const end = measures.find(({ line, at, unread }) => line === over.line && at > over.at && unread < TOO_SLOW_BYTES / 2)
  return end ? end.at - over.at : null
}
