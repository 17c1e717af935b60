/** Whether nobody has moved the pointer for a while: then it need not stand in the picture. */

import { useEffect, useState } from 'react'
import { onWindow } from '../ui/on-window.ts'

const STILL_MS = 3_000

export function useIsStill(): boolean {
  const [isStill, setStill] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      setStill(false)
      clearTimeout(timer)
      timer = setTimeout(() => setStill(true), STILL_MS)
    }
    moved()
    const release = onWindow('pointermove', moved)
    return () => {
      release()
      clearTimeout(timer)
    }
  }, [])
  return isStill
}
