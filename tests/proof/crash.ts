/** Sudden deaths of the real server under writes: nothing that was shown as saved is lost, and it is soon back. */

import { must } from '../../shared/must.ts'
import type { Dice } from '../support/dice.ts'
import { dice } from '../support/dice.ts'
import { DEATH_POINTS } from './death-points.ts'
import type { Death } from './drill.ts'
import { drill } from './drill.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const DEATHS = 1000
/** At the same time, each with its own folder. */
const SERVERS = 2
/** And then so many alone, for how soon a server is back when nothing else takes its machine. */
const DEATHS_ALONE = 100
/** From the start of a process to its first ready answer, roughly. */
const START_MS = 700

export const crash: Proof = async (effort) => {
  const chance = dice(effort.seed)
  const deaths = Array.from({ length: partOf(DEATHS, effort) }, (_, nth) => deathOf(nth, chance))
  const end = new AbortController()
  const drills = await Promise.all(
    Array.from({ length: SERVERS }, (_, server) =>
      drill(
        deaths.filter((_, nth) => Math.floor(nth / 2) % SERVERS === server),
        dice(effort.seed + 1 + server),
        end,
      ),
    ),
  )
  const alone = Array.from({ length: partOf(DEATHS_ALONE, effort) }, (_, nth) => deathOf(nth, chance))
  drills.push(await drill(alone, dice(effort.seed + 1 + SERVERS), end))
  const all = <T>(of: (one: (typeof drills)[number]) => readonly T[]): T[] => drills.flatMap(of)
  const given = drills.reduce((sum, one) => sum + one.given, 0)
  const lost = all((one) => one.lost)
  const damage = all((one) => one.damage)
  const ready = must(drills.at(-1), 'the last').readyMs
  deaths.push(...alone)
  const lostRow = (what: string, died: number, from: readonly Death['at'][]) => {
    const count = lost.filter((at) => from.includes(at)).length
    return { what: `kill -9, ${died} ${what}`, found: `${count} saved edits lost`, bound: '0', holds: count === 0 }
  }
  const named = deaths.filter(({ at }) => at === 'point').length
  return [
    lostRow('at random moments', deaths.length - named, ['edit', 'start']),
    lostRow(`at ${Math.min(named, DEATH_POINTS.length)} named points`, named, ['point']),
    {
      what: 'states of edits that were saved and looked for',
      found: `${given}`,
      bound: `≥ ${deaths.length}`,
      holds: given >= deaths.length || end.signal.aborted,
    },
    {
      what: `integrity_check, gapless numbers and a step for every change after each of ${drills.reduce((sum, one) => sum + one.deaths, 0)}`,
      found: `${damage.length} errors${damage[0] ? `: ${damage[0]}` : ''}`,
      bound: '0',
      holds: damage.length === 0,
    },
    {
      what: `ready again after kill -9, alone on the machine, p99 of ${ready.length} (p50)`,
      found: `${quantile(ready, 0.99).toFixed(0)} ms (${quantile(ready, 0.5).toFixed(0)} ms)`,
      bound: '≤ 1000 ms',
      holds: quantile(ready, 0.99) <= 1000,
      isTimed: true,
    },
  ]
}

/** Named and random ones in turn; one in five of these while it starts. */
function deathOf(nth: number, { roll }: Dice): Death {
  if (nth % 2 === 0) {
    const point = must(DEATH_POINTS[(nth / 2) % DEATH_POINTS.length], 'a point')
    return { at: 'point', point, passing: point.earliest + roll(point.latest - point.earliest + 1) }
  }
  return roll(5) === 0 ? { at: 'start', ms: roll(START_MS) } : { at: 'edit', edits: 10 + roll(150) }
}
