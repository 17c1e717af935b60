/** The time, told anew every half minute, and when one comes back to the page. */

import { useEffect, useState } from 'react'

const EVERY_MS = 30_000

/** Milliseconds since 1970. `first`: for a page that was drawn elsewhere, what it was there; from then on it is now. */
export function useNow(first: number | null = null): number {
  const [now, setNow] = useState(() => first ?? Date.now())
  useEffect(() => {
    if (first !== null) setNow(Date.now())
  }, [first])
  useEffect(() => {
    const tell = () => setNow(Date.now())
    const timer = setInterval(tell, EVERY_MS)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [])
  return now
}
