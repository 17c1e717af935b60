/**
 * Tells the page around a frame how high its content is: `{ plumbline: 'height', px }` by `postMessage`, at the start and
 * whenever it changes. To anybody: only pages of allowed origins can be around it, and it says nothing else.
 */

import { type RefObject, useEffect, useRef } from 'react'

/** Of the element that is all the content. */
export function useToldHeight<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T | null>(null)
  useEffect(() => {
    const whole = element.current
    if (!whole || window.parent === window) return
    let told = 0
    const tell = () => {
      const px = Math.ceil(whole.getBoundingClientRect().height)
      if (px === told) return
      told = px
      window.parent.postMessage({ plumbline: 'height', px }, '*')
    }
    const observer = new ResizeObserver(tell)
    observer.observe(whole)
    return () => observer.disconnect()
  }, [])
  return element
}
