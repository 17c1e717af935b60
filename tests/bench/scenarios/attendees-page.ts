/** The programme of 300 topics on a slow phone: for who comes the first time, and for who comes back. */

import { dice } from '../../support/dice.ts'
import { makeBoard, openEditor } from '../../support/editor.ts'
import { fillLargeBoard } from '../../support/large-board.ts'
import type { Figure } from '../figures.ts'
import { launchBrowser } from '../load/frames.ts'
import { type Vitals, vitalsOf } from '../load/vitals.ts'
import { fresh, type Scenario, scaled } from './scenario.ts'

const TOPICS = 300
const ROOMS = 6
const DAYS = ['2026-10-05', '2026-10-06', '2026-10-07']
const OF = `programme of ${TOPICS} topics, CPU ÷ 4, 1.6 Mbit/s, 150 ms`
const VISITS = ['first visit', 'back again'] as const

const figuresOf = (visit: (typeof VISITS)[number]): Figure[] => [
  { key: `${visit} firstPaint`, what: `${OF}, ${visit}: first contentful paint`, unit: 'ms' },
  { key: `${visit} largestPaint`, what: `${OF}, ${visit}: largest contentful paint`, unit: 'ms', most: 1_500 },
  { key: `${visit} quiet`, what: `${OF}, ${visit}: loaded and the last long task over`, unit: 'ms' },
  { key: `${visit} shift`, what: `${OF}, ${visit}: layout shift, of 100`, unit: '%', most: 10 },
  { key: `${visit} kilobytes`, what: `${OF}, ${visit}: bytes over the line`, unit: 'KiB' },
]

export const attendeesPage: Scenario = {
  targets: ['plumbline'],
  figures: VISITS.flatMap(figuresOf),
  async measure(kind, round, effort) {
    const target = await fresh(kind)
    const browser = await launchBrowser()
    try {
      const url = `http://127.0.0.1:${target.port}`
      const address = await makeBoard(url)
      const editor = await openEditor(address, dice(round).bytes)
      fillLargeBoard(editor.door, scaled(TOPICS, effort), ROOMS, DAYS)
      while (editor.saved() < editor.sent()) await editor.hears()
      const api = `${url}/api/boards/${address.id}`
      const headers = { Authorization: `Bearer ${address.secret}`, 'Content-Type': 'application/json' }
      await fetch(`${api}/publication`, { method: 'PUT', headers, body: JSON.stringify({ mode: 'live' }) })
      const { slug } = (await (await fetch(api, { headers })).json()) as { slug: string }
      const context = await browser.newContext()
      const measured: Record<string, number> = {}
      for (const visit of VISITS) {
        const vitals = await vitalsOf(context, `${url}/p/${slug}`)
        for (const [key, value] of Object.entries(inUnits(vitals))) measured[`${visit} ${key}`] = value
      }
      editor.close()
      return measured
    } finally {
      await browser.close()
      await target.stop()
    }
  },
}

/** As the table shows them. */
const inUnits = ({ shift, kilobytes, ...rest }: Vitals) => ({
  ...rest,
  shift: 100 * shift,
  kilobytes: (kilobytes * 1_000) / 1_024,
})
