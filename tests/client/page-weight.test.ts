import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../support/build-client.ts'
import { attendeesWeight, organizersWeight, weightOf } from '../support/page-weight.ts'

const MOST_SCRIPT = 90_000
const MOST_STYLE = 15_000

const REACT = /\/node_modules\/(react|react-dom|scheduler|react-aria[^/]*)\//
const YJS = /\/node_modules\/(yjs|lib0|y-[^/]+|@y\/[^/]+)\//

describe('what an attendee’s page loads, at first and while it is read', () => {
  beforeAll(buildClient, 120_000)

  it(`is at most ${MOST_SCRIPT / 1000} kB of scripts and ${MOST_STYLE / 1000} kB of styles, compressed`, () => {
    const { scripts, styles } = attendeesWeight()
    for (const { name, bytes } of [...scripts, ...styles])
      console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${name}`)
    console.log(
      `${(weightOf(scripts) / 1000).toFixed(1)} kB of scripts, ${(weightOf(styles) / 1000).toFixed(1)} kB of styles`,
    )
    expect(weightOf(scripts)).toBeGreaterThan(20_000)
    expect(weightOf(scripts)).toBeLessThanOrEqual(MOST_SCRIPT)
    expect(weightOf(styles)).toBeGreaterThan(1_000)
    expect(weightOf(styles)).toBeLessThanOrEqual(MOST_STYLE)
  })

  it('has nothing of Yjs, no React, no renderer of Markdown, and no board', () => {
    const { modules } = attendeesWeight()
    expect(modules.length).toBeGreaterThan(20)
    const unwanted = (path: string) =>
      YJS.test(path) || REACT.test(path) || /\/markdown-it\/|\/client\/(board|link)\//.test(path)
    expect(modules.filter(unwanted)).toEqual([])
    // The same look at a page that has them finds them.
    expect(organizersWeight('board/BoardPage.tsx').modules.filter(unwanted).length).toBeGreaterThan(10)
  })

  it('needs no Temporal, which browsers without it would have to load', () => {
    const zoned =
      /import \{[^}]*\b(isTimeZone|later|withOffset|withOffsetAfter|momentOf|wallAt)\b[^}]*\} from '[./]*\/shared\/time\.ts'/
    const own = attendeesWeight().modules.filter((path) => /\/(client|shared)\/.*\.tsx?$/.test(path))
    const needing = own.filter((path) => {
      const source = readFileSync(path, 'utf8')
      return !path.endsWith('/shared/time.ts') && (/\bTemporal\./.test(source) || zoned.test(source))
    })
    expect(own.length).toBeGreaterThan(20)
    expect(needing).toEqual([])
  })
})
