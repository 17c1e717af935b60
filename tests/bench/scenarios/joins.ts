/** The doors open: 1,000 readers join within a second, on a board of 150 kB. */

import { quantile } from '../../proof/rows.ts'
import { costOf, fresh, noteIfBusy, type Scenario, scaled, underLoad } from './scenario.ts'

const JOINS = 1_000
const BYTES = 150_000
const WHAT = `${JOINS} joins within 1 s on a board of 150 kB`

export const joins: Scenario = {
  targets: ['plumbline', 'y-websocket', 'hocuspocus'],
  figures: [
    { key: 'cpu', what: `${WHAT}: CPU a join`, unit: 'ms', most: 0.6, elsewhere: '2.3–2.7 ms' },
    { key: 'p99', what: `${WHAT}: p99 to synced`, unit: 'ms', most: 60, elsewhere: '1,060–1,260 ms' },
  ],
  measure: (kind, _, effort, note) =>
    underLoad(fresh(kind), async (target, load) => {
      const count = scaled(JOINS, effort)
      await load.ask('open', await target.place())
      await load.ask('fill', { bytes: BYTES })
      const { cpu, outcome } = await costOf(target, () => load.ask('read', { count, apart: 1_000 / count }))
      await load.ask('verify', null)
      noteIfBusy(note, outcome.busy, `the joins of ${kind}`)
      return { cpu: cpu / count, p99: quantile(outcome.synced, 0.99) }
    }),
}
