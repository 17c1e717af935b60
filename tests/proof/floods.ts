/** A crowd at the door while three people work: how long their edits take, and what is left of the crowd afterwards. */

import { asker, idleLines, strangers } from '../support/crowd.ts'
import { dice } from '../support/dice.ts'
import { becomes } from '../support/pool.ts'
import { socketsOf } from '../support/process-facts.ts'
import { startProduct } from '../support/product.ts'
import { makeBoard } from '../support/remote-board.ts'
import { endLine, savedLine } from '../support/saved-line.ts'
import { work } from './latency.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const IDLE = 5_000
const STRANGERS_PER_SECOND = 500
const QUESTIONS_PER_SECOND = 200
const WRITERS = 3
const EDITS = 100
const BOUND_MS = 200
const PATIENCE_MS = 10_000
/** Connections without an answer that the server may keep for a moment: those that asked it for facts. */
const FEW = 5

export const floods: Proof = async (effort) => {
  const product = await startProduct()
  try {
    const board = await makeBoard(product.url, true)
    const port = Number(new URL(product.url).port)
    const before = socketsOf(product.pid())
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, (_, at) => savedLine(board.as.organizer, dice(effort.seed + at).bytes)),
    )
    const idle = await idleLines(port, partOf(IDLE, effort))
    const crowd = strangers(board.as.organizer, STRANGERS_PER_SECOND, dice(effort.seed))
    const guest = asker(board.as.observer, QUESTIONS_PER_SECOND)
    const edits = partOf(EDITS, effort)
    await Promise.all(writers.map((writer, at) => work(writer, edits, effort.seed + at)))
    const isSaved = await becomes(() => writers.every(({ saved }) => saved.length === edits), PATIENCE_MS)
    await Promise.all([crowd.stop(), guest.stop()])
    const isEnded = await becomes(() => crowd.held() === 0, PATIENCE_MS)
    const leftOpen = idle.open()
    idle.close()
    const saved = writers.flatMap((writer) => writer.saved)
    await Promise.all(writers.map(({ socket }) => endLine(socket)))
    // Those of the strangers who would stay still do: what is counted is what the server holds of them.
    const isBack = await becomes(() => socketsOf(product.pid()) <= before + FEW, PATIENCE_MS, 50)
    const after = socketsOf(product.pid())
    // The last lines may be ending still.
    let counted: string[] = []
    const isZero = async () => {
      counted = await countersOf(product.url)
      return counted.length === 0
    }
    await becomes(isZero, PATIENCE_MS, 50)
    crowd.close()
    const code = await product.end()
    const p99 = quantile(saved, 0.99)
    return [
      {
        what: `${partOf(IDLE, effort)} lines that say nothing (${leftOpen} were left open), ${crowd.came} strangers, ${guest.asked()} questions for the whole board: ${edits * WRITERS} edits of organizers`,
        found: `${isSaved ? 'all' : 'not all'} saved; ${crowd.wrong.length} strangers got another answer than 401`,
        bound: 'all saved; 0',
        holds: isSaved && crowd.wrong.length === 0,
      },
      {
        what: 'meanwhile, from the edit until it is saved',
        found: `p50 ${quantile(saved, 0.5).toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
        bound: `p99 ${BOUND_MS} ms`,
        holds: p99 <= BOUND_MS,
        isTimed: true,
      },
      {
        what: 'sockets of the server before and after, and its own counters',
        found: `${before}, ${after}; ${isEnded ? 0 : crowd.held()} strangers still held; ${counted.join(', ') || 'no counter above 0'}; ended with ${code}`,
        bound: `at most ${FEW} more; 0; ended with 0`,
        holds: isBack && isEnded && counted.length === 0 && code === 0,
      },
    ]
  } finally {
    await product.stop()
  }
}

/** Gauges of connections that are not back at zero; none where the server has no `/metrics`. */
async function countersOf(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/metrics`)
  const text = await answer.text()
  if (!answer.ok) return []
  const gauges = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name ?? '')
  const ours = gauges.filter(
    (name) => name.startsWith('plumbline_') && /connections|strangers|readers|peers/.test(name),
  )
  return text.split('\n').filter((line) => ours.some((name) => line.startsWith(name)) && !/ 0$/.test(line))
}
