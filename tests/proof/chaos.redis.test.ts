/** A slice of the proof of several servers: each kind of fault once. */

import { expect, it } from 'vitest'
import { postgresServerMissing } from '../support/postgres-server.ts'
import { redisMissing } from '../support/services.ts'
import { chaos } from './chaos.ts'
import { rolling } from './rolling.ts'
import { missedIn } from './rows.ts'

const missing = postgresServerMissing() ?? redisMissing()
const effort = { seed: 20261124, scale: 0.03 }

it.skipIf(missing !== null)(
  `[L50, L52] servers, lines, Redis and PostgreSQL that fail cost nothing that was saved${missing ? ` (${missing})` : ''}`,
  { timeout: 240_000 },
  async () => {
    expect(missedIn(await chaos(effort)), `seed ${effort.seed}`).toEqual([])
  },
)

it.skipIf(missing !== null)(
  `[L50, H10] servers that are started anew one after the other lose nothing, and nobody sees an error${missing ? ` (${missing})` : ''}`,
  { timeout: 120_000 },
  async () => {
    expect(missedIn(await rolling({ seed: effort.seed, scale: 0.05 })), `seed ${effort.seed}`).toEqual([])
  },
)
