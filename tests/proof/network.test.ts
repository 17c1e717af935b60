import { expect, it } from 'vitest'
import { network } from './network.ts'
import { missedIn } from './rows.ts'

it('[L2, L4, L5] behind bad lines all end alike, with nothing lost, doubled or pending', async () => {
  expect(missedIn(await network({ seed: 20261005, scale: 0.04 }))).toEqual([])
}, 120_000)
