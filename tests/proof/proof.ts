/**
 * `npm run proof -- [name …] [--scale=0.1] [--seed=7] [--untimed]`: the long versions of the proofs whose slices are in `npm
 * test`. One table at the end; the exit code is 1 if a bound was missed, with `--untimed` only if one that is no time.
 */

import { parseArgs } from 'node:util'
import { must } from '../../shared/must.ts'
import { PROOFS } from './proofs.ts'
import type { ProofRow } from './rows.ts'
import { missedIn, proofTable } from './rows.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '20261005' },
    untimed: { type: 'boolean', default: false },
  },
})
const effort = { scale: Number(values.scale), seed: Number(values.seed) }
const unknown = positionals.filter((name) => !(name in PROOFS))
if (unknown.length > 0 || !(effort.scale > 0) || !Number.isInteger(effort.seed)) {
  console.error(`There are: ${Object.keys(PROOFS).join(', ')}; --scale is above 0, --seed a whole number.`)
  process.exit(1)
}

const rows: ProofRow[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(PROOFS)) {
  const start = performance.now()
  const found = await must(PROOFS[name], name)(effort)
  rows.push(...found)
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  for (const row of found) if (!row.holds) console.log(`  MISSED ${row.what}: ${row.found}, has to hold ${row.bound}`)
}
console.log(`\nSeed ${effort.seed}, scale ${effort.scale}.\n\n${proofTable(rows)}`)
const missed = values.untimed ? missedIn(rows) : rows.filter(({ holds }) => !holds)
process.exitCode = missed.length === 0 ? 0 : 1
