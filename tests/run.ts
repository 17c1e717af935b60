/** `npm test` and `npm run check`: every stage in order, its time, and as the very last line how many passed and failed. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './support/browser.ts'
import { playwrightCount, sum, type TestCount, toolCount, vitestCount } from './support/test-count.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUTPUT = join(ROOT, 'tests/output')
const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`

interface Stage {
  readonly name: string
  readonly run: () => Promise<TestCount>
}

/** Resolves to the exit code; what the command prints is seen at once. */
function command(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH, ...env } })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const tool = (name: string, args: readonly string[]): Stage => ({
  name: [name, ...args].join(' '),
  run: async () => toolCount(await command(name, args)),
})

async function report(file: string): Promise<unknown> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as unknown) : null
}

function vitest(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Stage {
  return {
    name,
    run: async () => {
      const file = join(OUTPUT, `${name.replaceAll(/\W+/g, '-')}.json`)
      await rm(file, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const code = await command('vitest', ['run', '-c', 'tests/vitest.config.ts', ...reporters, ...args], env)
      return vitestCount(await report(file), code)
    },
  }
}

const endToEnd: Stage = {
  name: 'end to end',
  run: async () => {
    const browser = findBrowser()
    if (!browser.found) {
      console.error(browser.advice)
      return { passed: 0, failed: 1, skipped: 0 }
    }
    const file = join(OUTPUT, 'end-to-end.json')
    await rm(file, { force: true })
    const args = ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json', '--pass-with-no-tests']
    const code = await command('playwright', args, { CHROMIUM: browser.path, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    return playwrightCount(await report(file), code)
  },
}

const HOUSE = ['tests/house.test.ts', 'tests/spec.test.ts']
const notHouse = HOUSE.map((file) => `--exclude=${file}`)
const isCheck = process.argv[2] === 'check'

const stages: readonly Stage[] = [
  tool('biome', ['check', '--error-on-warnings']),
  ...['shared', 'server', 'client', 'client/offline', 'tests'].map((project) => tool('tsc', ['-p', project])),
  vitest('house', HOUSE),
  ...(isCheck
    ? [
        vitest(
          'unit',
          [...notHouse, '--exclude=tests/flows/**', '--exclude=tests/fuzz/**', '--exclude=tests/proof/**'],
          { CASES: '25' },
        ),
      ]
    : [vitest('unit, properties, flows', notHouse), endToEnd]),
]

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

await mkdir(OUTPUT, { recursive: true })
const start = performance.now()
const counts: TestCount[] = []
for (const { name, run } of stages) {
  const began = performance.now()
  const count = await run()
  counts.push(count)
  console.log(`${count.failed > 0 ? '✗' : '✓'} ${name}  ${seconds(began)}`)
}
const total = sum(counts)
console.log(`${stages.length} stages in ${seconds(start)}`)
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
