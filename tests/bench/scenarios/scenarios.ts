/** Every scenario with servers under load by its name, in the order in which they run. */

import { attendeesPage } from './attendees-page.ts'
import { firstOpen } from './first-open.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { joins } from './joins.ts'
import { memory } from './memory.ts'
import { oneReader } from './one-reader.ts'
import { boardPage } from './page.ts'
import { presence } from './presence.ts'
import { readers } from './readers.ts'
import type { Scenario } from './scenario.ts'
import { smallBoards } from './small-boards.ts'
import { streams } from './streams.ts'
import { throughput } from './throughput.ts'
import { writers } from './writers.ts'

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'one-reader': oneReader,
  readers,
  memory,
  writers,
  throughput,
  presence,
  joins,
  'first-open': firstOpen,
  'small-boards': smallBoards,
  history,
  imports,
  page: boardPage,
  'attendees-page': attendeesPage,
  streams,
}
