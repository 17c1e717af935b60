/** A slice of the proof of long runs. */

import { expect, it } from 'vitest'
import { missedIn } from './rows.ts'
import { soak } from './soak.ts'

const effort = { seed: 20261124, scale: 0.01 }

it('[L14, G16, H9] when everybody has left, nothing is open any more, and no timer runs', {
  timeout: 120_000,
}, async () => {
  expect(missedIn(await soak(effort)), `seed ${effort.seed}`).toEqual([])
})
