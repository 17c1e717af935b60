/** A value as it is drawn, for listeners that are made once. */

import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'

export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  }, [value])
  return latest
}
