/** A slice of the proof of ageing. */

import { expect, it } from 'vitest'
import { ageing } from './ageing.ts'
import { missedIn } from './rows.ts'

const effort = { seed: 20261005, scale: 0.008 }

it('[L7] what is stored of a board shows the same, and stays small', { timeout: 60_000 }, async () => {
  expect(missedIn(await ageing(effort)), `seed ${effort.seed}`).toEqual([])
})
