/** Keeps the display on while the page is seen, where browsers can; elsewhere the machine's own settings have to. */

import { useEffect } from 'react'

export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let held: Promise<WakeLockSentinel | null> | null = null
    // The browser takes it back whenever the page is hidden.
    const take = () => {
      if (document.visibilityState === 'visible') held = asked()
    }
    take()
    document.addEventListener('visibilitychange', take)
    return () => {
      document.removeEventListener('visibilitychange', take)
      void held?.then((lock) => lock?.release())
    }
  }, [])
}

/** `null` where it is refused: low on battery, or not allowed. */
async function asked(): Promise<WakeLockSentinel | null> {
  try {
    return await navigator.wakeLock.request('screen')
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
