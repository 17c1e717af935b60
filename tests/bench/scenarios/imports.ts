/**
 * What an import of FOSDEM's size costs (900 topics, 30 rooms, 3 MB): on the server by request, in a board's page in Chromium, and its
 * pieces in a page. There is no peer that imports.
 */

import * as Y from 'yjs'
import { applyInPieces } from '../../../client/imports/apply-in-pieces.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { watchBoard } from '../../../shared/board/read.ts'
import { undoable } from '../../../shared/board/undo.ts'
import type { ImportAnswer } from '../../../shared/protocol/api.ts'
import { newBoard } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { makeBoard } from '../../support/editor.ts'
import { largeDraft } from '../../support/large-draft.ts'
import { largeScheduleXml } from '../../support/large-schedule.ts'
import type { Measured } from '../figures.ts'
import { launchBrowser } from '../load/frames.ts'
import { fresh, type Scenario, scaled } from './scenario.ts'

const TOPICS = 900
const ROOMS = 30
const PATIENCE_MS = 120_000

export const imports: Scenario = {
  targets: ['plumbline'],
  figures: [
    { key: 'new', what: `a new board from a draft of ${TOPICS} topics: until it is durable`, unit: 'ms', most: 1_500 },
    { key: 'new stall', what: 'meanwhile, the longest that the server’s loop was stopped', unit: 'ms', most: 100 },
    {
      key: 'text',
      what: `a schedule.xml of ${TOPICS} events, ${ROOMS} rooms, 3 MB, into a board: until it is durable`,
      unit: 'ms',
      most: 1_500,
    },
    { key: 'text stall', what: 'meanwhile, the longest that the server’s loop was stopped', unit: 'ms', most: 100 },
    { key: 'again', what: 'the same once more, which changes nothing', unit: 'ms', most: 1_500 },
    {
      key: 'browser',
      what: 'the same file into the page of a board in Chromium: read, compared, imported and drawn',
      unit: 'ms',
      most: 3_000,
    },
    { key: 'browser task', what: 'there, the longest task', unit: 'ms', most: 50 },
    {
      key: 'page',
      what: 'the draft into a page’s board, read and its clashes found after each piece',
      unit: 'ms',
      most: 3_000,
    },
    { key: 'page piece', what: 'there, the longest piece with what it leads to', unit: 'ms', most: 50 },
  ],
  async measure(kind, round, effort) {
    const topics = scaled(TOPICS, effort)
    const draft = largeDraft(topics, Math.min(ROOMS, topics))
    const target = await fresh(kind)
    const url = `http://127.0.0.1:${target.port}`
    const headers = { 'Content-Type': 'application/json' }
    const during = async (run: () => Promise<void>) => {
      await target.stall()
      const start = performance.now()
      await run()
      return { ms: performance.now() - start, stall: await target.stall() }
    }
    try {
      const made = await during(async () => {
        const { title, ...days } = {
          title: '',
          timeZone: 'Europe/Prague',
          firstDay: '2026-10-05',
          lastDay: '2026-10-06',
        }
        const answer = await fetch(`${url}/api/boards`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ title, ...days, draft }),
        })
        if (answer.status !== 201) throw new Error(`no board was made: ${answer.status} ${await answer.text()}`)
      })
      const board = await makeBoard(url)
      const text = largeScheduleXml(topics, Math.min(ROOMS, topics))
      const send = async (added: number): Promise<void> => {
        const answer = await fetch(`${url}/api/boards/${board.id}/import`, {
          method: 'POST',
          headers: { ...headers, Authorization: `Bearer ${board.secret}` },
          body: JSON.stringify({ text }),
        })
        const came = (await answer.json()) as ImportAnswer
        if (came.added !== added)
          throw new Error(`${came.added} topics were added: ${JSON.stringify(came).slice(0, 300)}`)
      }
      const first = await during(() => send(topics))
      const again = await during(() => send(0))
      return {
        new: made.ms,
        'new stall': made.stall,
        text: first.ms,
        'text stall': first.stall,
        again: again.ms,
        ...(await inBrowser(url, text)),
        ...(await inPage(draft, round)),
      }
    } finally {
      await target.stop()
    }
  },
}

/** As somebody does it: a file into the dialog, its button, until the grid is there. */
async function inBrowser(url: string, text: string): Promise<Measured> {
  const board = await makeBoard(url)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/b/${board.id}#key=${board.secret}`)
    await page.getByText('Saved', { exact: true }).waitFor({ state: 'attached' })
    await page.keyboard.press('Shift+I')
    await page.evaluate(() => {
      const seen = { longest: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
      }).observe({ type: 'longtask' })
    })
    const start = performance.now()
    const file = { name: 'schedule.xml', mimeType: 'application/xml', buffer: Buffer.from(text) }
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click({ timeout: PATIENCE_MS })
    await dialog.waitFor({ state: 'detached', timeout: PATIENCE_MS })
    const ms = performance.now() - start
    const longest = await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest)
    return { browser: ms, 'browser task': longest }
  } finally {
    await browser.close()
  }
}

/** The page's own parts, without what it draws. */
async function inPage(draft: ReturnType<typeof largeDraft>, round: number): Promise<Measured> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(newBoard().doc))
  const { bytes } = dice(round)
  const door = undoable(doc, { random: bytes, now: Date.now, actor: () => 'bench', assertWritable: () => undefined })
  const reader = watchBoard(doc)
  const release = reader.subscribe(findClashes)
  const start = performance.now()
  let longest = 0
  let began = start
  const now = () => performance.now()
  const pause = async () => {
    longest = Math.max(longest, now() - began)
    await new Promise((next) => setImmediate(next))
    began = now()
  }
  await applyInPieces(door, draft, undefined, undefined, { now, pause })
  const page = now() - start
  release()
  reader.release()
  door.release()
  return { page, 'page piece': Math.max(longest, now() - began) }
}
