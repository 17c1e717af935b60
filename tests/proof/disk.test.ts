/** [P1] A slice of the proof of failing disks. */

import { expect, it } from 'vitest'
import { disk } from './disk.ts'
import { missedIn } from './rows.ts'

const effort = { seed: 20261005, scale: 0.04 }

it('[L6] a disk that fails costs nothing that was saved, is told, and is survived', { timeout: 120_000 }, async () => {
  expect(missedIn(await disk(effort)), `seed ${effort.seed}`).toEqual([])
})
