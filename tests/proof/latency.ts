/** How long a change takes until it is saved, with three hands at work and two hundred who follow. */

import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { placeTopics } from '../../shared/board/verbs.ts'
import { dice } from '../support/dice.ts'
import { becomes, pause } from '../support/pool.ts'
import { startProduct } from '../support/product.ts'
import { makeBoard } from '../support/remote-board.ts'
import type { SavedLine } from '../support/saved-line.ts'
import { endLine, readerLine, savedLine } from '../support/saved-line.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const WRITERS = 3
const READERS = 200
const EDITS = 300
const PATIENCE_MS = 10_000

export const latency: Proof = async (effort) => {
  const product = await startProduct()
  try {
    const board = await makeBoard(product.url, true)
    const chance = dice(effort.seed)
    const readers = await Promise.all(
      Array.from({ length: partOf(READERS, effort) }, () => readerLine(board.as.observer)),
    )
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, () => savedLine(board.as.organizer, dice(chance.roll(2 ** 31)).bytes)),
    )
    const edits = partOf(EDITS, effort)
    await Promise.all(writers.map((writer, at) => work(writer, edits, effort.seed + at)))
    const total = edits * WRITERS
    const written = writers.reduce((sum, { door: { doc } }) => sum + Y.getState(doc.store, doc.clientID), 0)
    const isSaved = await becomes(() => writers.every(({ saved }) => saved.length === edits), PATIENCE_MS)
    const isHeard = await becomes(() => readers.every(({ heard }) => heard() === written), PATIENCE_MS)
    const saved = writers.flatMap((writer) => writer.saved)
    await Promise.all([...readers, ...writers].map(({ socket }) => endLine(socket)))
    const code = await product.end()
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(saved, q)) as [number, number, number]
    return [
      {
        what: `${total} edits by ${WRITERS} writers, ${readers.length} readers`,
        found: `${isSaved ? 'all' : 'not all'} saved, ${isHeard ? 'each heard once by each' : 'not all heard once'}; ended with ${code}`,
        bound: 'all saved, each heard once by each; ended with 0',
        holds: isSaved && isHeard && code === 0,
      },
      {
        what: 'from the edit until it is saved',
        found: `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
        bound: '10, 50, 150 ms',
        holds: p50 <= 10 && p95 <= 50 && p99 <= 150,
        isTimed: true,
      },
    ]
  } finally {
    await product.stop()
  }
}

/** Like a hand: three or four moves a second, at its own moments. */
export async function work({ door }: SavedLine, edits: number, seed: number): Promise<void> {
  const { roll, pick } = dice(seed)
  for (let edit = 0; edit < edits; edit++) {
    await pause(100 + roll(350))
    const { topics, slots } = readBoard(door.doc)
    placeTopics(door, [pick([...topics.keys()])], { slotId: pick([...slots.keys()]), before: null })
  }
}
