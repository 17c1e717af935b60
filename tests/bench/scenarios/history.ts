/**
 * What a month of history costs: ten people, 2,000 edits a day, 30 days, written by seeded chance into a real store in this
 * process, by a clock that runs ahead. There is no peer that keeps any.
 */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../server/adapters/sqlite/sqlite.ts'
import { Past } from '../../../server/live/past.ts'
import { boardOf } from '../../../shared/board/content.ts'
import { must } from '../../../shared/must.ts'
import { busyMonth } from '../../support/busy-month.ts'
import { median } from '../figures.ts'
import type { Scenario } from './scenario.ts'
import { scaled } from './scenario.ts'

const DAYS = 30
const EDITS_A_DAY = 2_000
const OPENED = 15

export const history: Scenario = {
  targets: ['plumbline'],
  figures: [
    { key: 'disk', what: `on disk after ${DAYS} days of ${EDITS_A_DAY} edits`, unit: 'KiB', most: 30_000 },
    { key: 'document', what: 'there, the document as it is sent', unit: 'KiB', most: 1_500 },
    { key: 'list', what: 'there, opening history: its list of moments', unit: 'ms', most: 300 },
    { key: 'open', what: 'there, opening one moment of it: read, replayed, shown', unit: 'ms', most: 300 },
    { key: 'activity', what: 'there, the newest 100 of the activity', unit: 'ms', most: 300 },
  ],
  async measure(_, round, effort) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-history-'))
    const file = join(folder, 'plumbline.sqlite')
    try {
      const written = await openSqlite(file)
      const { board, documentBytes, steps } = await busyMonth(written, DAYS, scaled(EDITS_A_DAY, effort), round)
      await written.close()
      const disk = await bytesIn(folder)
      const stores = await openSqlite(file)
      const past = new Past(stores.history, board)
      const list = await took(() => past.moments())
      const opened: number[] = []
      for (let n = 1; n <= OPENED; n++) {
        const step = Math.round((steps * n) / OPENED)
        opened.push(await took(async () => boardOf(must(await past.contentAt(step), `step ${step}`))))
      }
      const activity = await took(() => past.page(Number.MAX_SAFE_INTEGER, 100, () => true))
      await stores.close()
      return { disk: disk / 1024, document: documentBytes / 1024, list, open: median(opened), activity }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function took(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size
  return bytes
}
