/** Live boards over memory, with a clock that a test cranks and stores that it can make fail. */

import * as Y from 'yjs'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import type { LiveBoard } from '../../server/live/live-board.ts'
import type { LiveBoards } from '../../server/live/live-boards.ts'
import { liveBoards } from '../../server/live/live-boards.ts'
import type { BoardStore } from '../../server/ports/board-store.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import type { Log } from '../../server/ports/log.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { setUpBoard } from '../../shared/board/verbs.ts'
import type { BoardId } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import { dice } from './dice.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
import type { LogLine } from './kept-log.ts'
import { keptLog } from './kept-log.ts'

export interface Disk {
  /** While set, appending rejects. */
  isBroken: boolean
  /** From now on everything waits, until `go`. */
  hold(): void
  go(): void
  /** The sizes of the batches that were appended. */
  readonly batches: number[]
  readonly compactions: number[]
}

export interface Stage {
  readonly live: LiveBoards
  readonly stores: Stores
  readonly disk: Disk
  readonly clock: FakeClock
  readonly log: { readonly lines: readonly LogLine[] } & Log
  /** A fresh board, with its publication. */
  make(): Promise<BoardId>
  hold(board: BoardId): Promise<{ board: LiveBoard; release: Release }>
  /** The document as it would be after a crash now. */
  stored(board: BoardId): Promise<Y.Doc>
}

export function stage(seed = 1): Stage {
  const memory = openMemory()
  const { boards, disk } = boardsOnDisk(memory.boards)
  const stores: Stores = { ...memory, boards }
  const [clock, log, { bytes }] = [fakeClock(), keptLog(), dice(seed)]
  const live = liveBoards({ stores, clock, random: bytes, log, limits: INITIAL_LIMITS })
  return {
    live,
    stores,
    disk,
    clock,
    log,
    async make() {
      const id = mintId('board', bytes)
      await live.create(id, (door) =>
        setUpBoard(door, { title: 'LPC', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }),
      )
      await stores.programmes.create(id, `slug-${id}`)
      return id
    },
    hold: async (id) => must(await live.hold(id), 'the board'),
    async stored(id) {
      const { snapshot, updates } = must(await memory.boards.load(id), 'the board')
      const doc = new Y.Doc()
      for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
      return doc
    },
  }
}

/** A store that can be slow, or full. */
export function boardsOnDisk(store: BoardStore): { boards: BoardStore; disk: Disk } {
  let gate = Promise.resolve()
  let open: () => void = () => undefined
  const disk: Disk = {
    isBroken: false,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    go: () => open(),
    batches: [],
    compactions: [],
  }
  return {
    disk,
    boards: {
      ...store,
      async append(board, updates, history) {
        await gate
        if (disk.isBroken) throw new Error('disk full')
        disk.batches.push(updates.length)
        return store.append(board, updates, history)
      },
      async compact(board, snapshot, upTo) {
        await gate
        if (disk.isBroken) throw new Error('disk full')
        disk.compactions.push(upTo)
        return store.compact(board, snapshot, upTo)
      },
    },
  }
}
