/**
 * `PLANT=name node --import ./tests/proof/planted.ts tests/proof/noticed.ts`: runs the proof that has to notice the fault.
 * Says which of its rows did; the exit code is 0 if one did, 1 if none, 2 if the proof could not be done.
 */

import { must } from '../../shared/must.ts'
import { NOTICING, PLANTS } from './plants.ts'
import { PROOFS } from './proofs.ts'
import { missedIn } from './rows.ts'

const { name, noticedBy } = must(
  PLANTS.find((plant) => plant.name === process.env.PLANT),
  'a plant',
)
try {
  const rows = missedIn(
    await must(PROOFS[noticedBy], noticedBy)({ seed: 20261005, scale: must(NOTICING[noticedBy], noticedBy) }),
  )
  for (const { what, found } of rows) console.log(`${what}: ${found}`)
  process.exitCode = rows.length > 0 ? 0 : 1
} catch (error) {
  console.error(name, error)
  process.exitCode = 2
}
