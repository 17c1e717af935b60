/** 20 people who hold cards: their presences to 500 readers, beside a relay that passes each on. */

import type { Figure } from '../figures.ts'
import { TARGETS } from '../targets/target.ts'
import { costOf, fresh, noteIfBusy, type Scenario, scaled, underLoad } from './scenario.ts'

const PEOPLE = 20
const READERS = 500
const RATES = [
  { rate: 5, mostRatio: 0.5, elsewhere: '@y/websocket-server 1.12, Hocuspocus 1.27' },
  { rate: 20, mostRatio: 0.2, elsewhere: '@y/websocket-server 1.49, Hocuspocus 0.39' },
]

export const presence: Scenario = {
  targets: TARGETS,
  figures: RATES.map(
    ({ rate, mostRatio, elsewhere }): Figure => ({
      key: `cpu ${rate}`,
      what: `${PEOPLE} presences at ${rate}/s to ${READERS} readers: CPU per second`,
      unit: 'ms',
      against: 'bare',
      mostRatio,
      elsewhere,
    }),
  ),
  measure: (kind, _, effort, note) =>
    underLoad(fresh(kind), async (target, load) => {
      const measured: Record<string, number> = {}
      const seconds = effort.seconds / 2
      for (const { rate } of RATES) {
        const count = scaled(READERS, effort)
        await load.ask('open', await target.place())
        await load.ask('fill', { topics: 60 })
        await load.ask('read', { count })
        await load.ask('write', PEOPLE)
        const { cpu, outcome } = await costOf(target, () => load.ask('present', { rate, seconds }))
        if (!outcome.isWhole) throw new Error(`${kind}: not everybody saw everybody’s last presence`)
        await load.ask('verify', null)
        noteIfBusy(note, outcome.busy, `presences at ${rate}/s of ${kind}`)
        measured[`cpu ${rate}`] = cpu / seconds
      }
      return measured
    }),
}
