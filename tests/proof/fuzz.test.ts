/** The slice of `npm run proof fuzz`: the seeds that ever found something, and some more. */

import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'
import { missedIn } from './rows.ts'

const MINUTE = 60_000
const SEED = 20_261_005

it('wild frames harm nobody but who sends them', { timeout: 2 * MINUTE }, async () => {
  const rows = await fuzz({ seed: SEED, scale: 0.004 })
  expect(rows.length).toBeGreaterThan(5)
  expect(missedIn(rows)).toEqual([])
})
