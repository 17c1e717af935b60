/** Keeps the page itself in the browser, so that a board opens (and reloads) without a network. It keeps no data. */

/** Renamed when what is kept changes its form; others are thrown away. */
const SHELL = 'plumbline-shell-1'
/** The one page that all addresses are served with. */
const PAGE = '/'

const worker = self as unknown as ServiceWorkerGlobalScope

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
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

/** The page tells which files it was loaded with before there was a worker to see them. */
worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data)) return
  const urls = event.data.filter(
    (url): url is string => typeof url === 'string' && new URL(url).pathname.startsWith('/assets/'),
  )
  event.waitUntil(Promise.all([...urls.map((url) => asset(new Request(url))), page(new Request(PAGE))]))
})

const isPage = (path: string) => path === PAGE || /^\/[bp]\/[^/]+$/.test(path)

/** The newest page where the network gives one, else the one kept. */
async function page(request: Request): Promise<Response> {
  const shell = await caches.open(SHELL)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await shell.put(PAGE, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await shell.match(PAGE)
    if (kept) return kept
    throw error
  }
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
