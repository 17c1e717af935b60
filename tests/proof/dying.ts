/**
 * For `node --import`: a server that dies by SIGKILL at a named point, at its nth passing (`DIE_AT="begun#3"`; none: it
 * lives), and that compacts a board after `COMPACT_AFTER` updates, so that a short life sees it often.
 */

import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { DEATH_POINTS, IN_THE_COMMIT } from './death-points.ts'
import { rewriteAtLoad } from './rewrite.ts'

interface Plan {
  readonly name: string
  readonly passing: number
  readonly compactAfter: string
  /** Set by a thread that wants the other one to end it. */
  readonly wish: Int32Array
  readonly isPlanted: boolean
}

/** How long a commit is left to run: it takes some hundred microseconds to some milliseconds. */
const MOST_OF_A_COMMIT_MS = 2

if (isMainThread) {
  const [name = '', passing = '1'] = (process.env.DIE_AT ?? '').split('#')
  setEnvironmentData('plan', {
    name,
    passing: Number(passing),
    compactAfter: process.env.COMPACT_AFTER ?? '500',
    wish: new Int32Array(new SharedArrayBuffer(4)),
    isPlanted: process.env.PLANT !== undefined,
  } satisfies Plan)
}
const plan = getEnvironmentData('plan') as unknown as Plan
const die = (): void => void process.kill(process.pid, 'SIGKILL')

let passed = 0
Object.assign(globalThis, {
  atPoint(point: string): void {
    if (point !== plan.name || ++passed !== plan.passing) return
    if (point !== IN_THE_COMMIT) die()
    Atomics.store(plan.wish, 0, 1)
    Atomics.notify(plan.wish, 0)
  },
})

if (isMainThread && plan.name === IN_THE_COMMIT) {
  const wait = Atomics.waitAsync(plan.wish, 0, 0)
  const end = () => {
    for (const until = performance.now() + Math.random() * MOST_OF_A_COMMIT_MS; performance.now() < until; );
    die()
  }
  if (wait.async) void wait.value.then(end)
}

const compaction = {
  name: 'compaction',
  file: 'server/live/journal.ts',
  find: 'const UPDATES_A_SNAPSHOT = 500',
  replace: `const UPDATES_A_SNAPSHOT = ${plan.compactAfter}`,
}
const points = DEATH_POINTS.filter(({ name }) => name === plan.name)
if (plan.name && points.length === 0) throw new Error(`there is no point ${plan.name}`)
rewriteAtLoad([compaction, ...points], plan.isPlanted ? 'skip' : 'throw')
