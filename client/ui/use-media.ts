/** Whether a media query holds, for React. */

import { useCallback, useSyncExternalStore } from 'react'

/** Drawn by the server, a page is narrow: a list is right everywhere. */
const onServer = () => false

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches, onServer)
}
