import { describe, expect, it } from 'vitest'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import { Journal } from '../../../server/live/journal.ts'
import type { StoredStep } from '../../../server/ports/history-store.ts'
import { unmetered } from '../../../server/ports/metrics.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { bytes, text } from '../../support/bytes.ts'
import { dice } from '../../support/dice.ts'
import { fakeClock, settle } from '../../support/fake-clock.ts'
import { keptLog } from '../../support/kept-log.ts'
import { boardsOnDisk } from '../../support/open-boards.ts'

async function opened({ behindSnapshot = 1, unsavedBytes = 1_000_000, snapshotBytes = 0 } = {}) {
  const memory = openMemory()
  const { boards, disk } = boardsOnDisk(memory.boards)
  const [clock, log, board] = [fakeClock(), keptLog(), mintId('board', dice(3).bytes)]
  await boards.create(board, bytes('0'))
  const committed: string[] = []
  const keeping: boolean[] = []
  const steps: StoredStep[] = []
  let snapshot: Uint8Array | null = bytes('all')
  const journal: Journal = new Journal({
    board,
    epoch: 1,
    store: boards,
    appended: () => undefined,
    has: (seq) => seq,
    clock,
    log,
    limits: { unsavedBytes },
    metrics: unmetered,
    seq: 1,
    behindSnapshot,
    behindBytes: 0,
    snapshotBytes,
    stateVector: () => bytes(`at ${journal.position}`),
    written: () => ({ steps: steps.splice(0), keyframes: [] }),
    snapshot: () => snapshot,
    committed: (stateVector) => committed.push(text(stateVector)),
    keeping: (isKeeping) => keeping.push(isKeeping),
  })
  const add = (...updates: string[]) => {
    for (const update of updates) journal.add(bytes(update))
  }
  const stored = async () => {
    const { snapshot: kept, updates } = must(await boards.load(board), 'the board')
    return { snapshot: kept && text(kept), updates: updates.map(text) }
  }
  const explain = (step: number) => steps.push({ step, at: 0, isMark: false, bytes: bytes(`step ${step}`) })
  const explained = async () => (await memory.history.stepsAfter(board, 0, 100)).map(({ step }) => step)
  return {
    journal,
    disk,
    clock,
    log,
    committed,
    keeping,
    add,
    explain,
    explained,
    stored,
    distrust: () => (snapshot = null),
  }
}

describe('journal', () => {
  it('[L6] appends at once when idle; what comes meanwhile is the next batch, in order', async () => {
    const { add, disk, stored, committed } = await opened()
    disk.hold()
    add('a')
    await settle()
    add('b', 'c')
    await settle()
    add('d')
    disk.go()
    await settle()
    expect(disk.batches).toEqual([1, 3])
    expect((await stored()).updates).toEqual(['0', 'a', 'b', 'c', 'd'])
    expect(committed).toEqual(['at 1', 'at 4'])
  })

  it('[L41] stores steps with the updates that they explain, once, also where the store fails in between', async () => {
    const { add, explain, explained, disk, clock, stored } = await opened()
    explain(1)
    add('a')
    await settle()
    expect(await explained()).toEqual([1])
    disk.isBroken = true
    explain(2)
    add('b')
    await settle()
    explain(3)
    add('c')
    await clock.advance(10_000)
    expect([await explained(), (await stored()).updates]).toEqual([[1], ['0', 'a']])
    disk.isBroken = false
    await clock.advance(5000)
    expect([await explained(), (await stored()).updates]).toEqual([
      [1, 2, 3],
      ['0', 'a', 'b', 'c'],
    ])
  })

  it('[L24] says once that the store fails, and once that it takes updates again; nothing is lost', async () => {
    const { add, disk, clock, keeping, journal, stored } = await opened()
    add('a')
    await settle()
    disk.isBroken = true
    add('b')
    await clock.advance(10_000)
    expect([keeping, journal.healthy]).toEqual([[false], false])
    disk.isBroken = false
    await clock.advance(5000)
    expect([keeping, journal.healthy]).toEqual([[false, true], true])
    expect((await stored()).updates).toEqual(['0', 'a', 'b'])
  })

  it('[L24] a store that does not answer for 1.5 s counts as failing, until it does', async () => {
    const { add, disk, clock, keeping, stored } = await opened()
    disk.hold()
    add('a')
    await clock.advance(1499)
    expect(keeping).toEqual([])
    await clock.advance(1)
    expect(keeping).toEqual([false])
    disk.go()
    await settle()
    expect(keeping).toEqual([false, true])
    expect((await stored()).updates).toEqual(['0', 'a'])
    await clock.advance(10_000)
    expect(keeping).toEqual([false, true])
  })

  it('[L24] what waits for a failing store has a bound, and room again when it was stored', async () => {
    const { add, disk, clock, journal } = await opened({ unsavedBytes: 5 })
    disk.isBroken = true
    add('abc')
    await settle()
    expect(journal.hasRoom).toBe(true)
    add('de')
    expect(journal.hasRoom).toBe(false)
    disk.isBroken = false
    await clock.advance(5000)
    expect(journal.hasRoom).toBe(true)
  })

  it('[L6] what one turn of the loop adds is one batch', async () => {
    const { add, disk } = await opened()
    add('a', 'b', 'c')
    await settle()
    expect(disk.batches).toEqual([3])
  })

  it('[L6] settled waits for what was added before it, not for what comes after, and knows its number', async () => {
    const { journal, add, disk } = await opened()
    expect(await journal.settled()).toBe(1)
    disk.hold()
    add('a', 'b')
    const first = journal.settled()
    add('c')
    const second = journal.settled()
    let done = false
    void first.then(() => {
      done = true
    })
    await settle()
    expect(done).toBe(false)
    disk.go()
    expect([await first, await second]).toEqual([3, 4])
    expect(journal.durable).toBe(3)
  })

  it('[L6] a store that fails is asked again, ever more seldom, and nothing is lost or out of order', async () => {
    const { journal, add, disk, clock, log, stored } = await opened()
    disk.isBroken = true
    disk.hold()
    add('a')
    await settle()
    add('b')
    disk.go()
    await settle()
    expect(journal.healthy).toBe(false)
    for (const pause of [250, 500, 1000, 2000, 2000, 2000]) {
      const before = log.lines.length
      await clock.advance(pause - 1)
      expect(log.lines).toHaveLength(before)
      await clock.advance(1)
      expect(log.lines).toHaveLength(before + 1)
    }
    expect(journal.durable).toBe(0)
    disk.isBroken = false
    await clock.advance(5000)
    expect(journal.healthy).toBe(true)
    expect((await stored()).updates).toEqual(['0', 'a', 'b'])
    expect(await journal.settled()).toBe(3)
  })

  it('[L7] compacts after 500 updates, up to the last that was appended', async () => {
    const { add, disk, stored } = await opened({ behindSnapshot: 1 })
    for (let n = 0; n < 498; n++) add(`${n}`)
    await settle()
    expect(disk.compactions).toEqual([])
    add('last')
    await settle()
    expect(disk.compactions).toEqual([500])
    expect(await stored()).toEqual({ snapshot: 'all', updates: [] })
    add('after')
    await settle()
    expect(await stored()).toEqual({ snapshot: 'all', updates: ['after'] })
    expect(disk.compactions).toEqual([500])
  })

  it('[L7] compacts after many bytes too: 64 kB, or a quarter of a large snapshot', async () => {
    const large = 'x'.repeat(40_000)
    const small = await opened()
    small.add(large)
    await settle()
    expect(small.disk.compactions).toEqual([])
    small.add(large)
    await settle()
    expect(small.disk.compactions).toEqual([3])
    const big = await opened({ snapshotBytes: 400_000 })
    for (let at = 0; at < 3; at++) {
      expect(big.disk.compactions).toEqual([])
      big.add(large)
      await settle()
    }
    expect(big.disk.compactions).toEqual([4])
  })

  it('[L7] never compacts a document that cannot be trusted, and a failing one stops nothing', async () => {
    const { journal, add, disk, stored, distrust } = await opened({ behindSnapshot: 600 })
    distrust()
    add('a')
    await settle()
    expect(disk.compactions).toEqual([])
    expect(await stored()).toEqual({ snapshot: null, updates: ['0', 'a'] })
    expect(journal.durable).toBe(1)
  })

  it('[L7] a snapshot that the store does not take leaves everything as it was', async () => {
    const { journal, add, disk, stored, log } = await opened({ behindSnapshot: 499 })
    disk.hold()
    add('a')
    void journal.settled().then(() => {
      disk.isBroken = true // between the append and the compaction that follows it
    })
    disk.go()
    await settle()
    expect(log.lines.map(({ level }) => level)).toEqual(['warn'])
    disk.isBroken = false
    add('b')
    await settle()
    expect(await stored()).toEqual({ snapshot: null, updates: ['0', 'a', 'b'] })
    expect(journal.healthy).toBe(true)
  })
})
