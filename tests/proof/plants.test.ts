/** Each proof notices the faults that it is there for: they are planted one by one, each in a process of its own. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PLANTS } from './plants.ts'
import { PROOFS } from './proofs.ts'
import { hasStrace } from './traced.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the proof with the fault in it; what it said, and whether it noticed. */
async function plant(name: string): Promise<{ code: number | null; said: string }> {
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
  return { code, said }
}

describe.concurrent('planted faults', () => {
  for (const { name, noticedBy } of PLANTS) {
    const cannot = noticedBy === 'traced' && !hasStrace()
    it.skipIf(cannot)(`${noticedBy} notices: ${name}`, { timeout: 120_000 }, async () => {
      const { code, said } = await plant(name)
      expect(code, said).toBe(0)
    })
  }
})

describe('the list of plants', () => {
  it('has one of each name, and a proof for each', () => {
    expect(new Set(PLANTS.map(({ name }) => name)).size).toBe(PLANTS.length)
    expect(PLANTS.filter(({ noticedBy }) => !(noticedBy in PROOFS))).toEqual([])
  })
})
