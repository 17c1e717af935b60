import { expect, it } from 'vitest'
import { latency } from './latency.ts'
import { missedIn } from './rows.ts'

it('[L2, L12] every edit of three hands is saved, and heard once by everybody', async () => {
  expect(missedIn(await latency({ seed: 20261005, scale: 0.04 }))).toEqual([])
}, 120_000)
