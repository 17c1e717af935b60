import { expect, it } from 'vitest'
import { convergence } from './convergence.ts'
import { missedIn } from './rows.ts'

it('[M1-M7] random verbs, delivered in any order and twice, converge, with each topic exactly once', async () => {
  expect(missedIn(await convergence({ seed: 20261005, scale: 0.008 }))).toEqual([])
}, 120_000)
