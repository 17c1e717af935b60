import { expect, it } from 'vitest'
import { revocation } from './revocation.ts'
import { missedIn } from './rows.ts'

it('[A3, A7, G9, L15] who loses access while writing is sent away, and writes no more', async () => {
  expect(missedIn(await revocation({ seed: 20261005, scale: 0.024 }))).toEqual([])
}, 120_000)
