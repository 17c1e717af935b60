/** How many cases a property runs: `CASES=10000 npx vitest …` runs more, `npm run check` fewer. */

import type { Parameters } from 'fast-check'

/** For `fc.assert`; fast-check prints the seed of a failure, and `SEED=…` runs it again. */
export function cases<T = unknown>(usually: number): Parameters<T> {
  const { CASES, SEED } = process.env
  const numRuns = CASES ? Number(CASES) : usually
  return { numRuns, ...(SEED && { seed: Number(SEED) }) }
}
