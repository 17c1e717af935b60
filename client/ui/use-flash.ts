/** Lets an element light up for a moment when what it shows becomes another; nothing moves. */

import { useEffect, useRef } from 'react'

/** `shown` is compared by identity; the first one does not flash. */
export function useFlash<E extends HTMLElement>(shown: unknown) {
  const element = useRef<E>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current?.animate([{ backgroundColor: 'var(--flash)' }, {}], { duration: 1_600, easing: 'ease-out' })
  }, [shown])
  return element
}
