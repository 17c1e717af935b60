/** Tells the service worker that a programme is hidden, or gone: it keeps no page of it any more. */

import type { Forgetting } from './shelf.ts'

export function forgetKeptPages(slug: string): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.controller?.postMessage({ forget: slug } satisfies Forgetting)
}
