import { expect, it } from 'vitest'
import { floods } from './floods.ts'
import { missedIn } from './rows.ts'

it('[G5] a crowd at the door leaves nothing behind, and everything is saved meanwhile', async () => {
  expect(missedIn(await floods({ seed: 20261005, scale: 0.06 }))).toEqual([])
}, 120_000)
