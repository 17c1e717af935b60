/** The time, told anew every second: for a display that changes with the minute. */

import { useEffect, useState } from 'react'

/** Milliseconds since 1970, whole seconds. */
export function useSeconds(): number {
  const [now, setNow] = useState(secondNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(secondNow()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

const secondNow = (): number => Math.floor(Date.now() / 1_000) * 1_000
