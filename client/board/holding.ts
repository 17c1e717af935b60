/** What this tab's hand holds, told to those who show it: it changes with every step of a drag, and the page must not. */

import { useSyncExternalStore } from 'react'
import type { Release } from '../../shared/release.ts'
import type { Holding } from './hand.ts'

export interface HoldingStore {
  current(): Holding | null
  /** Without the place in the grid: changes when it is taken, let go, or comes over the tray. */
  roughly(): Holding | null
  set(next: Holding | null): void
  subscribe(listener: () => void): Release
}

export function createHolding(): HoldingStore {
  let holding: Holding | null = null
  let rough: Holding | null = null
  const listeners = new Set<() => void>()
  return {
    current: () => holding,
    roughly: () => rough,
    set(next) {
      if (sameHolding(holding, next)) return
      holding = next
      const nextRough = next && roughlyOf(next)
      if (!sameHolding(rough, nextRough)) rough = nextRough
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useHolding = (store: HoldingStore): Holding | null => useSyncExternalStore(store.subscribe, store.current)

export const useHoldingRoughly = (store: HoldingStore): Holding | null =>
  useSyncExternalStore(store.subscribe, store.roughly)

function roughlyOf(holding: Holding): Holding {
  const { by } = holding
  if (holding.kind === 'slot') return { kind: 'slot', id: holding.id, by }
  return { kind: 'topics', ids: holding.ids, by, ...(holding.target === null && { target: null }) }
}

const sameHolding = (a: Holding | null, b: Holding | null): boolean => JSON.stringify(a) === JSON.stringify(b)
