/**
 * `npm run bench -- [scenario …] [--rounds=3] [--quick]`: one table, every figure measured in this run beside its peers or its
 * limit, the targets in turn, each round a fresh process. It asserts nothing. `--quick` is a tenth of everything, once: to see
 * that the bench works, not for figures.
 */

import { parseArgs } from 'node:util'
import { must } from '../../shared/must.ts'
import { type Measured, type Row, rowsOf, table } from './figures.ts'
import { loadWarning, machine } from './machine.ts'
import { checkAgainstProviders } from './providers.ts'
import { boardRows } from './scenarios/board.ts'
import type { Effort, Scenario } from './scenarios/scenario.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'
import { NAME_OF, TARGETS, type TargetKind } from './targets/target.ts'

const NAMES = ['board', ...Object.keys(SCENARIOS)]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [...TARGETS] },
  },
})
const effort: Effort = values.quick ? { scale: 0.1, seconds: 2 } : { scale: 1, seconds: 10 }
const rounds = values.quick ? 1 : Number(values.rounds)
const unknown = positionals.filter((name) => !NAMES.includes(name))
if (unknown.length > 0 || !(rounds >= 1)) {
  console.error(`There are: ${NAMES.join(', ')}; --rounds is at least 1; --only names targets: ${TARGETS.join(', ')}.`)
  process.exit(1)
}

const notes = new Set<string>()
const note = (text: string) => void notes.add(text)
const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name)

console.log(`Measured on ${machine()}. Each row: the median of its rounds, with the least and the most.`)
if (values.quick)
  note('--quick: a tenth of everything, once, to see that the bench works; no figure of it means anything')
const busy = loadWarning()
if (busy) console.log(busy)

const rows: Row[] = isAsked('board') ? boardRows() : []
const asked = NAMES.filter((name) => name in SCENARIOS && isAsked(name))
if (asked.length > 0) await checkAgainstProviders(TARGETS.filter((kind) => values.only.includes(kind)))
for (const name of asked) {
  const scenario = must(SCENARIOS[name], name)
  rows.push(...(await measured(name, scenario)))
}
console.log(`\n${table(rows)}\n`)
for (const text of notes) console.log(`Note: ${text}.`)

/** Every round of every target, in turn: what the machine does meanwhile meets them alike. */
async function measured(name: string, scenario: Scenario): Promise<Row[]> {
  const targets = scenario.targets.filter((kind) => values.only.includes(kind))
  const found = new Map<TargetKind, Measured[]>(targets.map((kind) => [kind, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const kind of targets) {
      const start = performance.now()
      try {
        found.get(kind)?.push(await scenario.measure(kind, round, effort, note))
      } catch (error) {
        found.get(kind)?.push({})
        note(
          `${name}, round ${round}: ${NAME_OF[kind]} has no figure: ${error instanceof Error ? error.message : error}`,
        )
      }
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.error(`${name}, round ${round} of ${rounds}: ${NAME_OF[kind]}, ${seconds} s`)
    }
  }
  await scenario.end?.()
  return scenario.figures.flatMap((figure) => rowsOf(figure, found))
}
