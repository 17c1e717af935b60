/** [P1] An edit that was shown as saved survives the sudden death of the server. */

import { describe, expect, it, onTestFinished } from 'vitest'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { dice } from '../support/dice.ts'
import { FACTS, secretOf } from '../support/door.ts'
import type { BoardAddress } from '../support/editor.ts'
import { openEditor } from '../support/editor.ts'
import { settle } from '../support/fake-clock.ts'
import { startProduct } from '../support/product.ts'
import { Promises } from '../support/promises.ts'

const DEATHS = 50
const EDITORS = 2
const MOST_UNSAVED = 40

/** Kills the server `deaths` times under writes; ends early when a promise was broken and `untilBroken`. */
async function drill(facts: { seed: number; deaths: number; entry?: string; untilBroken?: boolean }) {
  const { seed, deaths, entry, untilBroken = false } = facts
  const chance = dice(seed)
  const product = await startProduct({}, entry)
  onTestFinished(async () => void (await product.stop()))
  const answer = await fetch(`${product.url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(FACTS),
  })
  const { id, epoch, links } = (await answer.json()) as BoardCreated
  const board: BoardAddress = { url: product.url, id, epoch, secret: secretOf(links.organizer) }

  const result = { deaths: 0, given: 0, broken: 0 }
  const promised: Promises[] = []
  for (; result.deaths < deaths && !(untilBroken && result.broken > 0); result.deaths++) {
    // Fresh documents: what was lost would come back with those who wrote it.
    const editors = await Promise.all(Array.from({ length: EDITORS }, () => openEditor(board, chance.bytes)))
    const writers = editors.map((editor) => ({ editor, promises: new Promises(editor, chance) }))
    let isKilled: Promise<void> | null = null
    for (let left = 10 + chance.roll(150); editors.some((editor) => editor.isOpen()); ) {
      const ready = writers.filter(({ editor }) => editor.isOpen() && editor.sent() - editor.saved() < MOST_UNSAVED)
      for (const { promises } of ready) {
        promises.edit()
        if (--left === 0) isKilled = product.kill9()
      }
      await (ready.length > 0 ? settle() : Promise.race(editors.map((editor) => editor.hears())))
    }
    await Promise.all([isKilled, ...editors.map(({ closed }) => closed)])
    promised.push(...writers.map(({ promises }) => promises))
    result.given += writers.reduce((sum, { promises }) => sum + promises.given, 0)

    await product.restart()
    const reader = await openEditor(board, chance.bytes)
    // Only this life's: those of earlier ones have been looked for, and nobody changed them since.
    result.broken += writers.reduce((sum, { promises }) => sum + promises.broken(reader.door.doc).length, 0)
    reader.close()
  }
  const reader = await openEditor(board, chance.bytes)
  const brokenAtTheEnd = promised.reduce((sum, promises) => sum + promises.broken(reader.door.doc).length, 0)
  reader.close()
  return { ...result, brokenAtTheEnd }
}

describe('kill -9', () => {
  it(`[L12] ${DEATHS} times under writes: everything that was saved is there`, { timeout: 300_000 }, async () => {
    const seed = Number(process.env.CRASH_SEED ?? 20261005)
    const seeds = [seed, seed + 1]
    const results = await Promise.all(seeds.map((each) => drill({ seed: each, deaths: DEATHS / seeds.length })))
    for (const result of results) {
      expect(result, `CRASH_SEED=${seed}`).toMatchObject({ broken: 0, brokenAtTheEnd: 0 })
      expect(result.given, `CRASH_SEED=${seed}`).toBeGreaterThan(DEATHS)
    }
    expect(results.reduce((sum, { deaths }) => sum + deaths, 0)).toBe(DEATHS)
  })

  it('[L12] the drill notices a server that says "saved" before it is', { timeout: 60_000 }, async () => {
    const seed = 7
    const entry = 'tests/support/hasty-server.ts'
    const { broken } = await drill({ seed, deaths: 10, entry, untilBroken: true })
    expect(broken, `seed ${seed}`).toBeGreaterThan(0)
  })
})
