/**
 * The first one back after a restart, on a board with 100,000 journaled edits. Ours keeps them as it always does, until
 * it is killed; `@y/websocket-server` in its own y-leveldb, Hocuspocus as its database extensions do: one state.
 */

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { must } from '../../../shared/must.ts'
import { type Place, STORED, startTarget, type Target, type TargetKind } from '../targets/target.ts'
import { type Scenario, underLoad } from './scenario.ts'

const EDITS = 100_000
const WRITERS = 5
const RATE = 1_500

interface Seed {
  readonly folder: string
  readonly place: Place
  readonly state: Uint8Array
}

/** Written once for all rounds. */
const seeds = new Map<TargetKind, Seed>()

export const firstOpen: Scenario = {
  targets: ['plumbline', 'y-websocket', 'hocuspocus'],
  figures: [
    {
      key: 'open',
      what: `first open after a restart of a board with ${EDITS} journaled edits, until its bytes have come`,
      unit: 'ms',
      most: 250,
      elsewhere: '1,336 ms; 635 ms',
    },
  ],
  async measure(kind, _, { scale }) {
    if (!seeds.has(kind)) seeds.set(kind, await seeded(kind, Math.round(EDITS * scale)))
    const { folder, place, state } = must(seeds.get(kind), 'a seed')
    return underLoad(startTarget(kind, folder), async ({ port }, load) => ({
      open: await load.ask('firstOpen', { place: { ...place, port }, state }),
    }))
  },
  async end() {
    for (const { folder } of seeds.values()) await rm(folder, { recursive: true, force: true })
    seeds.clear()
  },
}

async function seeded(kind: TargetKind, edits: number): Promise<Seed> {
  const folder = await mkdtemp(join(tmpdir(), `bench-seed-${kind}-`))
  // An empty folder to begin with: a peer then keeps what it hears.
  const empty = join(folder, 'empty')
  await mkdir(empty)
  const written = await underLoad(
    startTarget(kind, kind === 'y-websocket' ? empty : undefined),
    async (target, load) => {
      const place = await target.place()
      await load.ask('open', place)
      await load.ask('fill', { topics: 60 })
      await load.ask('read', { count: 1 })
      await load.ask('write', WRITERS)
      await load.ask('prepare', { edits, seed: 1 })
      const { readersWhole, isSaved } = await load.ask('edit', RATE)
      if (readersWhole < 1 || !isSaved) throw new Error(`${kind} did not take ${edits} edits`)
      const state = await load.ask('state', null)
      await quiet(target)
      await target.kill()
      await cp(target.dataDir, folder, { recursive: true })
      return { folder, place, state }
    },
  )
  await rm(empty, { recursive: true })
  if (kind === 'hocuspocus') await writeFile(join(folder, STORED), written.state)
  return written
}

/** A peer says nothing when it has stored: until it has nothing more to do. */
async function quiet(target: Target): Promise<void> {
  for (let before = await target.cpu(), now = Number.POSITIVE_INFINITY; now - before > 50; ) {
    before = await target.cpu()
    await setTimeout(1_000)
    now = await target.cpu()
  }
}
