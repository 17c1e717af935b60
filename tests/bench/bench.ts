/** `npm run bench`: one table, every row measured in this run beside its peer or its limit. It asserts nothing. */

import { cpus } from 'node:os'
import { boardRows } from './board-rows.ts'
import { table } from './rounds.ts'
import { wireRows } from './wire-rows.ts'

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`
console.log(`Measured on ${machine}. Each row: the median of its rounds, with the least and the most.\n`)
console.log(table([...boardRows(), ...(await wireRows())]))
