/** What a reader that only reads holds in memory: 2,000 of them, minus before. */

import { TARGETS } from '../targets/target.ts'
import { fresh, type Scenario, scaled, underLoad } from './scenario.ts'

const READERS = 2_000
/** The first connections warm up what is there once. */
const FIRST = 20

export const memory: Scenario = {
  targets: TARGETS,
  figures: [
    { key: 'live', what: `memory a reader at ${READERS}: heap and buffers`, unit: 'KiB', against: 'bare', most: 14 },
    { key: 'resident', what: `memory a reader at ${READERS}: resident`, unit: 'KiB', against: 'bare' },
  ],
  measure: (kind, _, effort) =>
    underLoad(fresh(kind), async (target, load) => {
      const count = scaled(READERS, effort)
      await load.ask('open', await target.place())
      await load.ask('fill', { topics: 60 })
      await load.ask('read', { count: FIRST })
      const before = await target.memory()
      await load.ask('read', { count })
      await load.ask('verify', null)
      const after = await target.memory()
      const each = (bytes: number) => bytes / count / 1024
      return { live: each(after.live - before.live), resident: each(after.resident - before.resident) }
    }),
}
