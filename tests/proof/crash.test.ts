/** [P1] A slice of the proof of crashes: most named points once, and as many random moments. */

import { expect, it } from 'vitest'
import { crash } from './crash.ts'
import { missedIn } from './rows.ts'

const effort = { seed: Number(process.env.CRASH_SEED ?? 20261005), scale: 0.024 }

it('[L12, L41] an edit that was shown as saved survives the sudden death of the server', {
  timeout: 300_000,
}, async () => {
  expect(missedIn(await crash(effort)), `CRASH_SEED=${effort.seed}`).toEqual([])
})
