/** Every crafted frame once: the slice of `npm run proof crafted`. */

import { beforeAll, describe, expect, it } from 'vitest'
import { must } from '../../shared/must.ts'
import type { Fate } from './crafted.ts'
import { craftedFates } from './crafted.ts'
import { CRAFTED } from './crafted-frames.ts'
import type { ProofRow } from './rows.ts'
import { missedIn } from './rows.ts'

const MINUTE = 60_000

describe('crafted frames', () => {
  let fates = new Map<string, Fate>()
  let rows: readonly ProofRow[] = []
  beforeAll(async () => {
    const found = await craftedFates(CRAFTED, 1)
    fates = new Map(found.fates.map((fate) => [fate.name, fate]))
    rows = found.rows
  }, MINUTE)

  it.each(CRAFTED)('$name: $ends', ({ name, ends }) => {
    expect(must(fates.get(name), name)).toMatchObject({ ended: ends, harm: [] })
  })

  it('are at least 80, each under a name of its own', () => {
    expect(CRAFTED.length).toBeGreaterThanOrEqual(80)
    expect(new Set(CRAFTED.map(({ name }) => name)).size).toBe(CRAFTED.length)
  })

  it('harm nobody', () => {
    expect(missedIn(rows)).toEqual([])
  })
})
