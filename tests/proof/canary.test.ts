import { expect, it } from 'vitest'
import { canary } from './canary.ts'
import { missedIn } from './rows.ts'

it('[H6] [S10] [S30] on random boards nobody sees a mark that is not public, in any byte, in any mode', async () => {
  expect(missedIn(await canary({ seed: 20261005, scale: 0.05 }))).toEqual([])
}, 180_000)
