/** Keeps the pages in the browser, so that they open (and reload) without a network. It keeps no data. */

import {
  barePage,
  needed,
  type Place,
  parseForgetting,
  parseReport,
  placeOf,
  type Report,
  type Shelves,
  shelvesOf,
  unneeded,
} from './shelf.ts'

/** Renamed when what is kept changes its form; others are thrown away. */
const SHELL = 'plumbline-shell-4'
/** On a line that hardly moves, the kept page now is worth more than a fresh one some time. Milliseconds. */
const PATIENCE = 3_000
const PLACES: readonly Place[] = ['/', '/b/', '/p/']

const worker = self as unknown as ServiceWorkerGlobalScope
const { origin } = worker.location

worker.addEventListener('install', () => void worker.skipWaiting())

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return
  const place = placeOf(url.pathname)
  if (request.mode === 'navigate' && place) event.respondWith(page(request, shelvesOf(place, url.pathname)))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

worker.addEventListener('message', (event) => {
  const place = event.source instanceof Client ? placeOf(new URL(event.source.url).pathname) : null
  const forgotten = parseForgetting(event.data)
  if (forgotten) event.waitUntil(inTurn(() => forget(forgotten)))
  const report = parseReport(event.data, origin)
  if (place && report) event.waitUntil(inTurn(() => take(place, report)))
})

let last: Promise<unknown> = Promise.resolve()

/** Reports of several windows one after the other: each reads what the one before wrote. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

/** Keeps what a page was loaded with, also before there was a worker to see it. */
async function take(place: Place, report: Report): Promise<void> {
  const shell = await caches.open(SHELL)
  const before = await reportOf(shell, place)
  const all = needed(before, report)
  const isOtherBuild = before !== null && before.entry !== report.entry
  // Of an older build, its parts would be thrown away below.
  if (isOtherBuild || !(await shell.match(place))) await page(new Request(barePage(place)), { put: place, take: [] })
  if (place === '/p/' && isOtherBuild) await forgetProgrammes(shell)
  await Promise.all(all.assets.map((url) => asset(new Request(url))))
  await shell.put(listOf(place), Response.json(all))
  await prune(shell)
}

/** Another window may stand on an older build, and still ask for parts of it. */
async function prune(shell: Cache): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.length > 1) return
  const reports = await Promise.all(PLACES.map((place) => reportOf(shell, place)))
  const needs = reports.filter((report) => report !== null)
  const gone = unneeded(
    (await shell.keys()).map(({ url }) => url),
    needs,
  )
  await Promise.all(gone.map((url) => shell.delete(url)))
}

/** Stands beside the pages in the cache; no such address is ever asked for. */
const listOf = (place: Place): string => `/kept-for${place}`

async function reportOf(shell: Cache, place: Place): Promise<Report | null> {
  const kept = await shell.match(listOf(place))
  return kept ? parseReport(await kept.json(), origin) : null
}

async function forget(path: string): Promise<void> {
  await (await caches.open(SHELL)).delete(path)
}

/** Pages of an older build name parts that are thrown away. */
async function forgetProgrammes(shell: Cache): Promise<void> {
  const pages = (await shell.keys()).filter(({ url }) => /^\/p\/./.test(new URL(url).pathname))
  await Promise.all(pages.map((one) => shell.delete(one)))
}

/** The newest page where the network gives one in time, else the one kept. */
async function page(request: Request, { put, take: places }: Shelves): Promise<Response> {
  const shell = await caches.open(SHELL)
  const kept = await firstOf(shell, places)
  const fresh = fetch(request).then(async (response) => {
    if (put && response.ok) await shell.put(put, response.clone())
    // Somebody took it back: not even an older one is shown later.
    if (put && response.status === 404) await shell.delete(put)
    return response.status >= 500 && kept ? kept : response
  })
  if (!kept) return fresh
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE)
  })
  return Promise.race([fresh.catch(() => kept), late])
}

async function firstOf(shell: Cache, places: readonly string[]): Promise<Response | undefined> {
  for (const place of places) {
    const kept = await shell.match(place)
    if (kept) return kept
  }
  return undefined
}

/** Files whose names say their content: once kept, never asked for again. */
async function asset(request: Request): Promise<Response> {
  const shell = await caches.open(SHELL)
  const kept = await shell.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await shell.put(request, fresh.clone())
  return fresh
}
