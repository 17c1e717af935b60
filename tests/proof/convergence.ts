/** Random cases of people who work apart: one board in the end, and the rules of the board hold on it. */

import { workApart } from '../support/apart.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'

const CASES = 10_000
const VERBS = 100
/** Cases that failed once. */
const PINNED: readonly number[] = []

export const convergence: Proof = async (effort) => {
  const seeds = [...PINNED, ...Array.from({ length: partOf(CASES, effort) }, (_, at) => effort.seed + at * 16)]
  const failed: { seed: number; faults: readonly string[] }[] = []
  for (const seed of seeds) {
    const faults = workApart({ seed, count: 3 + (seed % 3), steps: VERBS, isDamaged: seed % 5 === 0 })
    if (faults.length > 0) failed.push({ seed, faults })
  }
  for (const { seed, faults } of failed.slice(0, 5))
    console.log(`convergence, seed ${seed}: ${faults.slice(0, 3).join('; ')}`)
  return [
    {
      what: `${seeds.length} cases of 3 to 5 replicas, ${VERBS} verbs each, delivered in any order and twice`,
      found: `${failed.length} in which they diverge or a rule M1 to M6 is broken`,
      bound: '0',
      holds: failed.length === 0,
    },
  ]
}
