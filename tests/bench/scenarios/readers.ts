/** Many readers, few edits: what it costs to pass one on, and how long it takes to the reader. */

import type { Figure, Measured } from '../figures.ts'
import { TARGETS } from '../targets/target.ts'
import { costOf, fresh, mustBeWhole, noteIfBusy, type Scenario, scaled, underLoad } from './scenario.ts'

const LOADS = [
  { readers: 500, rate: 20 },
  { readers: 2_000, rate: 10 },
]

export const readers: Scenario = {
  targets: TARGETS,
  figures: LOADS.flatMap(({ readers, rate }): Figure[] => {
    const what = `${readers} readers at ${rate} edits/s`
    return [
      {
        key: `cpu ${readers}`,
        what: `${what}: CPU per 1,000 deliveries`,
        unit: 'ms',
        against: 'bare',
        mostRatio: 0.9,
      },
      { key: `p99 ${readers}`, what: `${what}: p99 edit to reader`, unit: 'ms', against: 'bare', mostRatio: 1.1 },
    ]
  }),
  measure: (kind, round, effort, note) =>
    underLoad(fresh(kind), async (target, load) => {
      const measured: Record<string, number> = {}
      for (const { readers, rate } of LOADS) {
        const count = scaled(readers, effort)
        await load.ask('open', await target.place())
        await load.ask('fill', { topics: 60 })
        await load.ask('read', { count })
        await load.ask('write', 1)
        await load.ask('prepare', { edits: rate * effort.seconds, seed: round })
        const { cpu, outcome } = await costOf(target, () => load.ask('edit', rate))
        mustBeWhole(kind, outcome, count)
        await load.ask('verify', null)
        noteIfBusy(note, outcome.busy, `${count} readers at ${rate} edits/s of ${kind}`)
        measured[`cpu ${readers}`] = cpu / ((outcome.edits * count) / 1_000)
        measured[`p99 ${readers}`] = outcome.p99
      }
      return measured satisfies Measured
    }),
}
