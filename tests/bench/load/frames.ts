/** A board's page in a real Chromium, seen from inside: when its grid was complete, and how its frames came. */

import { type Browser, chromium, type Page } from '@playwright/test'
import { must } from '../../../shared/must.ts'
import { findBrowser, isRoot } from '../../support/browser.ts'

export interface Frames {
  /** Part of all frames, in percent, that came without one left out. */
  readonly onTime: number
  /** Milliseconds. */
  readonly longest: number
}

/**
 * A frame of a screen with 60 a second. The browser rounds each frame's time to 0.1 ms: a frame that comes on time is read as
 * 16.6, 16.7 or 16.8 ms long, one that was left out makes 33.3.
 */
const FRAME_MS = 1_000 / 60 + 0.15

export function launchBrowser(): Promise<Browser> {
  const found = findBrowser()
  if (!found.found) throw new Error(found.advice)
  return chromium.launch({ executablePath: found.path, args: ['--disable-gpu', ...(isRoot() ? ['--no-sandbox'] : [])] })
}

/** Opens a board; with the milliseconds from the arrival of its content to the frame after everything is there. */
export async function openedPage(
  browser: Browser,
  url: string,
  whole: { readonly columns: number; readonly cards: number },
): Promise<{ page: Page; openMs: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(({ columns, cards }) => {
    const marks = globalThis as { synced?: number; whole?: number }
    // The answer to its first question, which holds the board, is the first message of more than a few bytes.
    globalThis.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols)
        this.addEventListener('message', ({ data }) => {
          if (data.byteLength > 1_000) marks.synced ??= performance.now()
        })
      }
    }
    const look = (now: number) => {
      const isWhole =
        document.querySelectorAll('[data-column]').length >= columns &&
        document.querySelectorAll('[data-column] [data-card]').length >= cards
      // It is seen in the frame after the one in which it is there.
      if (isWhole) requestAnimationFrame((then) => (marks.whole = then))
      else if (now < 120_000) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, whole)
  await page.goto(url)
  await page.waitForFunction(() => (globalThis as { whole?: number }).whole !== undefined, null, { timeout: 120_000 })
  const openMs = await page.evaluate(() => {
    const { synced = 0, whole = Number.NaN } = globalThis as { synced?: number; whole?: number }
    return whole - synced
  })
  return { page, openMs }
}

/** Carries a card over the grid, there and back, for so many milliseconds, and puts it back. */
export async function framesWhileDragging(page: Page, ms: number): Promise<Frames> {
  const card = page.locator('[data-column] [data-card]').first()
  const box = must(await card.boundingBox(), 'a card to carry')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 })
  await page.evaluate(() => {
    const seen: number[] = []
    const look = (now: number) => {
      seen.push(now)
      if (seen.length < 100_000) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    Object.assign(globalThis, { seen })
  })
  for (const start = Date.now(); Date.now() - start < ms; ) {
    const turn = (Date.now() - start) / 1_500
    // Within the edges at which the grid scrolls by itself.
    await page.mouse.move(840 + 440 * Math.sin(turn * 5), 480 + 240 * Math.sin(turn * 7))
  }
  const seen = await page.evaluate(() => (globalThis as { seen?: number[] }).seen ?? [])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const gaps = seen.slice(1).map((now, at) => now - (seen[at] ?? now))
  return {
    onTime: (100 * gaps.filter((gap) => gap <= FRAME_MS).length) / gaps.length,
    longest: Math.max(...gaps),
  }
}
