/** Three servers that are started anew one after the other, as for an update, while people write through them. */

import { must } from '../../shared/must.ts'
import { startCluster } from '../support/cluster.ts'
import { dice } from '../support/dice.ts'
import { makeBoard } from '../support/editor.ts'
import { pause } from '../support/pool.ts'
import { Writer } from '../support/writer.ts'
import { furnish, titlesAt } from './chaos.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const ROUNDS = 20
const NODES = 3
const WRITERS = 6
const CALM_MS = 1_500
const BACK_MS = 5_000
const PATIENCE_MS = 20_000
/** What a page answers by coming back at once: the server stops, or the line broke. */
const HARMLESS = new Set([4503, 1006, 1001])

export const rolling: Proof = async (effort) => {
  const rounds = partOf(ROUNDS, effort)
  const cluster = await startCluster(NODES, dice(effort.seed))
  const urls = cluster.nodes.map(({ product }) => product.url)
  try {
    const board = await makeBoard(must(urls[0], 'a server'))
    const slot = await furnish(board, dice(effort.seed))
    const writers = Array.from(
      { length: WRITERS },
      (_, at) => new Writer(`w${at}`, board, urls, slot, dice(effort.seed + at)),
    )
    const writing = writers.map((writer, at) => writer.run(at))
    let unclean = 0
    for (let round = 0; round < rounds; round++) {
      for (const { product } of cluster.nodes) {
        await pause(CALM_MS)
        if ((await product.end()) !== 0) unclean++
        await product.restart()
      }
    }
    await pause(CALM_MS)
    for (const writer of writers) writer.stop()
    await Promise.race([Promise.all(writing), pause(PATIENCE_MS)])
    const shown = new Set(await titlesAt(board, must(urls[0], 'a server')))
    const given = writers.flatMap((writer) => writer.given)
    const lost = given.filter((title) => !shown.has(title))
    const codes = writers.flatMap((writer) => writer.codes).filter((code) => !HARMLESS.has(code))
    const back = writers.flatMap((writer) => writer.back)
    return [
      {
        what: `${rounds} rolling restarts of ${NODES} servers, ${given.length} edits that were saved`,
        found: `${lost.length} lost`,
        bound: '0',
        holds: lost.length === 0 && given.length > 0,
      },
      {
        what: 'lines that ended with something that a page would call an error',
        found: `${codes.length}${codes[0] ? `: ${codes[0]}` : ''}`,
        bound: '0',
        holds: codes.length === 0,
      },
      {
        what: `from the end of a line until saved over the next, ${back.length} times, p99`,
        found: `${Math.round(quantile(back, 0.99))} ms`,
        bound: `${BACK_MS} ms`,
        holds: quantile(back, 0.99) <= BACK_MS,
        isTimed: true,
      },
      {
        what: 'servers that did not stop in time',
        found: `${unclean}`,
        bound: '0',
        holds: unclean === 0,
        isTimed: true,
      },
    ]
  } finally {
    await cluster.stop()
  }
}
