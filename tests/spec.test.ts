/** Every rule has a test that wears its number, and every number that a test wears has its rule. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { statedIn, wornIn } from './support/rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8')

const stated = ['shared/SPEC.md', 'server/SPEC.md'].flatMap((path) => statedIn(read(path)))
const worn = new Map<string, string>()
for (const path of globSync('tests/{shared,server,client,contracts,flows,fuzz,proof,e2e}/**/*.ts', { cwd: ROOT })) {
  for (const rule of wornIn(read(path))) worn.set(rule, path)
}

describe('rules', () => {
  it('are stated once each', () => {
    expect(stated.filter((rule, at) => stated.indexOf(rule) !== at)).toEqual([])
    expect(stated.length).toBeGreaterThan(60)
  })

  it('each have a test that wears their number', () => {
    expect(stated.filter((rule) => !worn.has(rule))).toEqual([])
  })

  it('stand behind every number that a test wears', () => {
    expect([...worn].filter(([rule]) => !stated.includes(rule)).map(([rule, path]) => `${rule} in ${path}`)).toEqual([])
  })

  it('are found in names and lists, not in comments', () => {
    expect(statedIn('- **M1** One.\n- **C12** Two.\ntext **X9** is none\n')).toEqual(['M1', 'C12'])
    const source = `// it's [X1]\n/** [X2] 'x' */\nit('[M1] a', …)\nlist[X3]\n  it.each([1])("[M2, M4] %s")\ndescribe(\`[H7-H9] b\`)\ntest('[A] [1] [S3] [W1]')`
    expect(wornIn(source)).toEqual(['M1', 'M2', 'M4', 'H7', 'H8', 'H9', 'S3', 'W1'])
  })
})
