/** The proofs of the proofs: every fault is planted in turn, and the proof that is there for it has to notice. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Plant } from './plant.ts'
import { PLANTS } from './plants.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'
import { hasStrace } from './traced.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const AT_ONCE = 4

/** Runs the proof with the fault in it; what it said, and whether it noticed. */
export async function plant({ name }: Plant): Promise<{ noticed: boolean; said: string }> {
  const child = spawn(process.execPath, ['--import', './tests/proof/planted.ts', 'tests/proof/noticed.ts'], {
    cwd: ROOT,
    env: { ...process.env, PLANT: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { noticed: code === 0, said }
}

/** Whether this machine can run the proof that has to notice. */
export const canNotice = ({ noticedBy }: Plant): boolean => noticedBy !== 'traced' || hasStrace()

export const planting: Proof = async (effort) => {
  const waiting = PLANTS.filter(canNotice).slice(0, partOf(PLANTS.length, effort))
  const count = waiting.length
  const missed: string[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { noticed, said } = await plant(next)
      if (!noticed) missed.push(next.name)
      if (!noticed) console.log(`not noticed: ${next.name}\n${said}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return [
    {
      what: `${count} planted faults, each before the proof that is there for it`,
      found: `${count - missed.length} noticed`,
      bound: 'all',
      holds: missed.length === 0,
    },
  ]
}
