/** An attendee's page on a slow phone and a slow line, as the browser itself times it. */

import type { BrowserContext, CDPSession } from '@playwright/test'

export interface Vitals {
  /** Milliseconds from the first request. */
  readonly firstPaint: number
  readonly largestPaint: number
  /** The end of the last long task, or of the page's own loading if that is later. */
  readonly quiet: number
  /** Without a unit; 0 is still. */
  readonly shift: number
  readonly kilobytes: number
}

/** What the bench takes for a phone in a full hall. */
const CPU = 4
const LATENCY_MS = 150
const BYTES_PER_SECOND = 1_600_000 / 8
/** So long nothing happens any more; the stream never ends. */
const CALM_MS = 2_000
const PHONE = { width: 390, height: 844 }

interface Watched {
  largest: number
  shift: number
  task: number
}

async function slowed(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
}

/** Loads the page in a tab of its own, and closes that. What the context has kept before is there. */
export async function vitalsOf(context: BrowserContext, url: string): Promise<Vitals> {
  const page = await context.newPage()
  await page.setViewportSize(PHONE)
  const session = await context.newCDPSession(page)
  await slowed(session)
  let bytes = 0
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(() => {
    const watched = { largest: 0, shift: 0, task: 0 }
    const watch = (type: string, take: (entry: PerformanceEntry & Record<string, number>) => void) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry as PerformanceEntry & Record<string, number>)
      }).observe({ type, buffered: true })
    watch('largest-contentful-paint', ({ startTime }) => {
      watched.largest = startTime
    })
    watch('layout-shift', ({ value = 0, hadRecentInput }) => {
      if (!hadRecentInput) watched.shift += value
    })
    watch('longtask', ({ startTime, duration }) => {
      watched.task = startTime + duration
    })
    Object.assign(globalThis, { watched })
  })
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
  await page.waitForFunction(
    (calm) => performance.now() - (globalThis as unknown as { watched: { task: number } }).watched.task > calm,
    CALM_MS,
    { timeout: 120_000 },
  )
  const found = await page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched }
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return { ...watched, paint: paint?.startTime ?? Number.NaN, loaded: loaded?.loadEventEnd ?? Number.NaN }
  })
  await page.close()
  return {
    firstPaint: found.paint,
    largestPaint: found.largest,
    quiet: Math.max(found.task, found.loaded),
    shift: found.shift,
    kilobytes: bytes / 1_000,
  }
}
