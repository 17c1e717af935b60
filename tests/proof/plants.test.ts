/** Each proof notices a fault that it is there for; `npm run proof plants` plants them all. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { must } from '../../shared/must.ts'
import { canNotice, plant } from './planting.ts'
import { NOTICING, PLANTS } from './plants.ts'
import { PROOFS } from './proofs.ts'

const MINUTE = 60_000

describe.concurrent('planted faults', () => {
  for (const proof of Object.keys(NOTICING)) {
    const first = must(
      PLANTS.find(({ noticedBy }) => noticedBy === proof),
      proof,
    )
    it.skipIf(!canNotice(first))(`${proof} notices: ${first.name}`, { timeout: 2 * MINUTE }, async () => {
      const { noticed, said } = await plant(first)
      expect(noticed, said).toBe(true)
    })
  }
})

describe('the list of plants', () => {
  it.each(PLANTS)('$name: its place stands in $file once', ({ file, find }) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    expect(source.split(find)).toHaveLength(2)
  })

  it('has one of each name, and a proof for each, which knows how much of it notices', () => {
    expect(PLANTS.length).toBeGreaterThan(20)
    expect(new Set(PLANTS.map(({ name }) => name)).size).toBe(PLANTS.length)
    expect(PLANTS.filter(({ noticedBy }) => !(noticedBy in PROOFS && noticedBy in NOTICING))).toEqual([])
  })
})
