/** The README's table of limits and the product's are one: every bound, its default, its setting, its close code. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Limit } from '../../server/ports/limits.ts'
import { LIMITS_TABLE } from '../../server/ports/limits.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'

const README = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
const rows = README.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** `4 MB of all that was done offline`, `2,000 topics of a board`. */
function amount({ initial, what }: Limit): string {
  if (!what.startsWith('bytes ')) return initial.toLocaleString('en')
  return initial % 1024 ** 2 === 0 ? `${initial / 1024 ** 2} MB` : `${initial / 1024} kB`
}

describe('the table of limits', () => {
  it.each(Object.values(LIMITS_TABLE))('[G14] the README says of $setting what holds', (limit: Limit) => {
    const said = rows.filter((cells) => cells.includes(`\`${limit.setting}\``))
    expect(said.map((cells) => cells.slice(1, 4))).toEqual([[limit.what, amount(limit), `\`${limit.setting}\``]])
    const then = said[0]?.[4] ?? ''
    if (limit.word) expect(then).toContain(`${CLOSE_CODES[limit.word]}`)
    else expect(then).not.toMatch(/^$|\d{4}/)
  })

  it('[G14] every limit has its own setting', () => {
    const settings = Object.values(LIMITS_TABLE).map(({ setting }) => setting)
    expect(new Set(settings).size).toBe(settings.length)
  })
})
