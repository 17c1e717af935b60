/** Starts the service worker, where the browser has one and the page was built (not under the development server). */

import type { Report } from './shelf.ts'

/** Once the page has loaded and rests. Never fails it: without a worker it only needs the network to load. */
export async function keepPageOffline(): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD || !entry) return
  await rest()
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    const tell = (loaded: PerformanceEntryList) => {
      const assets = loaded.map(({ name }) => name).filter((url) => url.startsWith(`${location.origin}/assets/`))
      if (assets.length > 0) active?.postMessage({ entry, assets } satisfies Report)
    }
    // Tells what was loaded until now at once, and what comes later as it comes.
    new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true })
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error
  }
}

async function rest(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => window.addEventListener('load', loaded, { once: true }))
  // Safari has no idle callback.
  await new Promise<void>((idle) => ('requestIdleCallback' in window ? requestIdleCallback(() => idle()) : idle()))
}
