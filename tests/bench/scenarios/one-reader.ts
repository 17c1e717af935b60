/** A change between two people: from one editor to another, and to `saved`, beside a bare relay and what this disk takes. */

import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../figures.ts'
import { timed } from '../rounds.ts'
import { TARGETS } from '../targets/target.ts'
import { fresh, type Scenario, underLoad } from './scenario.ts'

const RATE = 50

export const oneReader: Scenario = {
  targets: TARGETS,
  figures: [
    { key: 'p50', what: 'an edit, from one editor to another: p50', unit: 'ms', against: 'bare' },
    { key: 'p99', what: 'an edit, from one editor to another: p99', unit: 'ms', against: 'bare' },
    { key: 'saved', what: 'an edit, until saved is heard: p50', unit: 'ms' },
    { key: 'saved 99', what: 'an edit, until saved is heard: p99', unit: 'ms' },
    { key: 'fsync', what: 'write and fsync of 200 bytes beside its data', unit: 'ms' },
  ],
  measure: (kind, round, { seconds }) =>
    underLoad(fresh(kind), async (target, load) => {
      await load.ask('open', await target.place())
      await load.ask('fill', { topics: 60 })
      await load.ask('read', { count: 1 })
      await load.ask('write', 1)
      await load.ask('prepare', { edits: RATE * seconds, seed: round })
      const { p50, p99, saved, isSaved, readersWhole } = await load.ask('edit', RATE)
      if (readersWhole < 1 || !isSaved) throw new Error(`${kind}: an edit was lost`)
      await load.ask('verify', null)
      if (!saved) return { p50, p99 }
      return { p50, p99, saved: saved.p50, 'saved 99': saved.p99, fsync: median(fsyncs(target.dataDir)) }
    }),
}

/** What the disk takes for the least that durable can mean, milliseconds each. */
function fsyncs(folder: string): number[] {
  const file = openSync(join(folder, 'bench'), 'w')
  const bytes = Buffer.alloc(200, 1)
  const values = timed(100, () => {
    writeSync(file, bytes)
    fsyncSync(file)
  })
  closeSync(file)
  return values
}
