/** Everybody at everything: the slice of `npm run proof access`, which is all of it; and that the table misses nothing. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDoor } from '../support/door.ts'
import { access } from './access.ts'
import type { RouteRow } from './access-table.ts'
import { isAllowed, ROUTES, standingOf, WHO } from './access-table.ts'

const MINUTE = 60_000
const SPEC = readFileSync(new URL('../../server/SPEC.md', import.meta.url), 'utf8')
const nameOf = ({ method, route }: Pick<RouteRow, 'method' | 'route'>) => `${method} ${route}`

describe('the table of access', () => {
  it('has a row for every route, and a route for every row', () => {
    const served = openDoor().routes.filter(({ method }) => method !== 'ALL')
    const names = served.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(names)].sort()).toEqual(ROUTES.map(nameOf).sort())
  })

  it('says of boards what server/SPEC.md says', () => {
    const ofBoards = ROUTES.filter(({ route }) => route.startsWith('/api/boards/:id'))
    expect(ofBoards.map(nameOf).filter((name) => !specRows().has(name))).toEqual([])
    for (const row of ofBoards) {
      const standings = ['stranger', 'observer', 'organizer', 'owner'] as const
      const words = standings.map((standing) => (isAllowed(row, standing) ? 'yes' : String(row.answers[standing])))
      expect([nameOf(row), ...words]).toEqual([nameOf(row), ...(specRows().get(nameOf(row)) ?? [])])
    }
  })

  it('knows strangers by many faces', () => {
    expect(WHO.filter((who) => standingOf(who) === 'stranger').length).toBe(5)
  })
})

it('every cell of it holds, and the log says nothing', { timeout: 2 * MINUTE }, async () => {
  const rows = await access({ seed: 1, scale: 1 })
  expect(rows.length).toBe(5)
  expect(rows.filter(({ holds }) => !holds)).toEqual([])
})

/** The table under H1: the four cells of each request of a board, by `METHOD route`. */
function specRows(): Map<string, string[]> {
  const rows = new Map<string, string[]>()
  for (const line of SPEC.split('\n').filter((line) => line.startsWith('| `'))) {
    const [requests = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    let methods: string[] = []
    for (const quoted of requests.matchAll(/`([^`]+)`/g)) {
      const parts = /^(?:([A-Z, ]+) )?(\S+)$/.exec(quoted[1] ?? '')
      if (parts?.[1]) methods = parts[1].split(', ')
      for (const method of methods) rows.set(`${method} ${routeOf(parts?.[2] ?? '')}`, cells)
    }
  }
  return rows
}

/** `…/links` and `board.json` stand below `/api/boards/:id`. */
const routeOf = (path: string): string => {
  if (path.startsWith('/')) return path
  return `/api/boards/:id/${path.replace('…/', '')}`
}
