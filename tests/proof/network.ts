/** Bad lines: editors work behind troubled TCP and behind lost, doubled, reordered and repeated messages, then it heals. */

import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import { contentHash } from '../../shared/board/content-hash.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { BoardId } from '../../shared/ids.ts'
import { isPending } from '../support/invariants.ts'
import { sideBySide } from '../support/pool.ts'
import { startProduct } from '../support/product.ts'
import type { Outcome } from '../support/troubled-board.ts'
import { troubledBoard } from '../support/troubled-board.ts'
import type { Proof, ProofRow } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const SCENARIOS = 300
const AT_ONCE = 8
const BOUND_MS = 2_000
/** Scenarios that failed once. */
const PINNED: readonly number[] = []

export const network: Proof = async (effort) => {
  // Each of the stock client's providers listens for the end of the process.
  process.setMaxListeners(4 * AT_ONCE + 10)
  const product = await startProduct({
    UPDATES_PER_SECOND: '1000',
    UPDATES_BURST: '10000',
    QUESTIONS_PER_SECOND: '100',
  })
  try {
    const rows: ProofRow[] = []
    const seeds = [...PINNED, ...Array.from({ length: partOf(SCENARIOS, effort) }, (_, at) => effort.seed + at * 1_000)]
    const outcomes: Outcome[] = []
    for (const line of ['tcp', 'frames'] as const) {
      const found = await sideBySide(seeds, AT_ONCE, (seed) => troubledBoard({ seed, line, url: product.url }))
      outcomes.push(...found)
      rows.push(...rowsOf(line, found))
    }
    const code = await product.end()
    const differing = await otherThanStored(product.dataDir, outcomes)
    for (const { seed, line } of differing) console.log(`network, ${line} ${seed}: the stored board is another`)
    rows.push({
      what: `${outcomes.length} boards as they were stored, compared with what their editors saw last`,
      found: `${differing.length} differ; the server ended with ${code}`,
      bound: '0 differ; ended with 0',
      holds: differing.length === 0 && code === 0,
    })
    return rows
  } finally {
    await product.stop()
  }
}

function rowsOf(line: Outcome['line'], outcomes: readonly Outcome[]): ProofRow[] {
  const bad = outcomes.filter(({ faults }) => faults.length > 0)
  for (const { seed, faults } of bad.slice(0, 5))
    console.log(`network, ${line} ${seed}: ${faults.slice(0, 3).join('; ')}`)
  const times = outcomes.map(({ healedMs }) => healedMs ?? Number.POSITIVE_INFINITY)
  const name = line === 'tcp' ? 'on troubled TCP' : 'with messages lost, doubled, reordered, repeated'
  return [
    {
      what: `${outcomes.length} scenarios ${name}`,
      found: `${bad.length} with something lost, doubled, pending or not alike`,
      bound: '0',
      holds: bad.length === 0,
    },
    {
      what: `${name}: from healing until all are alike and saved`,
      found: `p50 ${quantile(times, 0.5).toFixed(0)} ms, longest ${quantile(times, 1).toFixed(0)} ms`,
      bound: `${BOUND_MS} ms`,
      holds: quantile(times, 1) <= BOUND_MS,
      isTimed: true,
    },
  ]
}

async function otherThanStored(dataDir: string, outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const stores = await openSqlite(join(dataDir, 'plumbline.sqlite'))
  const differing: Outcome[] = []
  for (const outcome of outcomes) {
    const stored = await stores.boards.load(outcome.board as BoardId)
    const doc = new Y.Doc()
    for (const update of [stored?.snapshot ?? [], stored?.updates ?? []].flat()) Y.applyUpdate(doc, update)
    if (isPending(doc) || contentHash(readBoard(doc)) !== outcome.hash) differing.push(outcome)
    doc.destroy()
  }
  await stores.close()
  return differing
}
