/** A slice of the proof of backups. */

import { expect, it } from 'vitest'
import { backup } from './backup.ts'
import { missedIn } from './rows.ts'

const effort = { seed: 20261124, scale: 0.02 }

it('[S42] copies of a server that is written to are whole, and double nothing', { timeout: 60_000 }, async () => {
  expect(missedIn(await backup(effort)), `seed ${effort.seed}`).toEqual([])
})
