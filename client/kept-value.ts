/** Something kept in this browser under keys that begin alike, which is the same in everything that shows it and in every tab. */

import type { Release } from '../shared/release.ts'
import { keep, kept } from './browser-store.ts'
import { onWindow } from './ui/on-window.ts'

export interface KeptValue<T> {
  /** The same object until something changes. */
  readonly get: (key: string) => T
  /** `null` forgets it; the same as before changes nothing. */
  readonly change: (key: string, change: (before: T) => T) => void
  readonly subscribe: (listener: () => void) => Release
}

/** `parse` believes only what has the right form; `none` is what stands where nothing is kept. */
export function keptValue<T>(beginning: string, parse: (value: unknown) => T | null, none: T): KeptValue<T> {
  /** Also where the browser keeps nothing: until this page is left. */
  const known = new Map<string, T>()
  const listeners = new Set<() => void>()
  let stopListening: Release = () => undefined
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const read = (key: string): T => kept(beginning + key, parse) ?? known.get(key) ?? none
  const otherTab = ({ key }: StorageEvent) => {
    // Without a key all was cleared.
    if (key !== null && !key.startsWith(`plumbline.${beginning}`)) return
    known.clear()
    tell()
  }
  return {
    get(key) {
      const value = known.has(key) ? (known.get(key) as T) : read(key)
      known.set(key, value)
      return value
    },
    change(key, change) {
      // Another tab may have written since this one read.
      const before = read(key)
      const after = change(before)
      if (after === before) return
      known.set(key, after)
      keep(beginning + key, after)
      tell()
    },
    subscribe(listener) {
      if (listeners.size === 0) stopListening = onWindow('storage', otherTab)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stopListening()
      }
    },
  }
}
