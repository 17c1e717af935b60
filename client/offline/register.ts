/** Starts the service worker, where the browser has one and the page was built (not under the development server). */

/** Never fails the page: without a worker it only needs the network to load. */
export async function keepPageOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    active?.postMessage(loaded.filter((url) => url.startsWith(`${location.origin}/assets/`)))
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error
  }
}
