import { expect, it } from 'vitest'
import { missedIn } from './rows.ts'
import { slowReader } from './slow-reader.ts'

it('[G11] who does not read has at most 2 MB held for it, and everything when it reads again', async () => {
  expect(missedIn(await slowReader({ seed: 20261005, scale: 0.1 }))).toEqual([])
}, 120_000)
