/** A busy hour: 400 edits/s by 20 writers to 500 readers. */

import { costOf, fresh, mustBeWhole, noteIfBusy, type Scenario, scaled, underLoad } from './scenario.ts'

const RATE = 400
const WRITERS = 20
const READERS = 500
const WHAT = `${RATE} edits/s by ${WRITERS} writers to ${READERS} readers`

export const writers: Scenario = {
  targets: ['plumbline', 'hocuspocus'],
  figures: [
    {
      key: 'cpu',
      what: `${WHAT}: CPU per 1,000 deliveries`,
      unit: 'ms',
      against: 'hocuspocus',
      mostRatio: 0.4,
      elsewhere: 'Hocuspocus 4.9 ms',
    },
    { key: 'p99', what: `${WHAT}: p99 edit to reader`, unit: 'ms', against: 'hocuspocus', most: 30 },
    { key: 'messages', what: `${WHAT}: messages to a reader`, unit: '/s' },
  ],
  measure: (kind, round, effort, note) =>
    underLoad(fresh(kind), async (target, load) => {
      const count = scaled(READERS, effort)
      await load.ask('open', await target.place())
      await load.ask('fill', { topics: 60 })
      await load.ask('read', { count })
      await load.ask('write', WRITERS)
      await load.ask('prepare', { edits: RATE * effort.seconds, seed: round })
      const { cpu, outcome } = await costOf(target, () => load.ask('edit', RATE))
      mustBeWhole(kind, outcome, count)
      await load.ask('verify', null)
      noteIfBusy(note, outcome.busy, `${WHAT} of ${kind}`)
      return {
        cpu: cpu / ((outcome.edits * count) / 1_000),
        p99: outcome.p99,
        messages: outcome.messages / effort.seconds,
      }
    }),
}
