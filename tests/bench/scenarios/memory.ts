/** What a reader that only reads holds in memory, joined and after some edits: 2,000 of them, minus before. */

import { TARGETS } from '../targets/target.ts'
import { fresh, type Scenario, scaled, underLoad } from './scenario.ts'

const READERS = 2_000
/** The first connections warm up what is there once. */
const FIRST = 20
const EDITS = 10

export const memory: Scenario = {
  targets: TARGETS,
  figures: [
    { key: 'live', what: `memory a reader at ${READERS}: heap and buffers`, unit: 'KiB', against: 'bare' },
    {
      key: 'resident',
      what: `memory a reader at ${READERS}: resident`,
      unit: 'KiB',
      against: 'bare',
      most: 14,
      elsewhere: 'bare ws 9.6 KiB, 29 KiB; 36–40 KiB',
    },
  ],
  measure: (kind, round, effort) =>
    underLoad(fresh(kind), async (target, load) => {
      const count = scaled(READERS, effort)
      await load.ask('open', await target.place())
      await load.ask('fill', { topics: 60 })
      await load.ask('read', { count: FIRST })
      const before = await target.memory()
      await load.ask('read', { count })
      await load.ask('write', 1)
      await load.ask('prepare', { edits: EDITS, seed: round })
      await load.ask('edit', EDITS)
      await load.ask('verify', null)
      const after = await target.memory()
      const each = (bytes: number) => bytes / count / 1024
      return { live: each(after.live - before.live), resident: each(after.resident - before.resident) }
    }),
}
