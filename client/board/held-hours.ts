/** The hours that speak against what is held, for the columns that shade them: no page is drawn for them. */

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { HoursAgainst } from '../../shared/board/hours-against.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'

export interface HeldHours {
  current(): readonly HoursAgainst[]
  tell(next: readonly HoursAgainst[]): void
  subscribe(listener: () => void): Release
}

export const HeldHoursContext = createContext<HeldHours | null>(null)

export function useHeldHours(): readonly HoursAgainst[] {
  const hours = must(useContext(HeldHoursContext), 'the hours against what is held around this component')
  return useSyncExternalStore(hours.subscribe, hours.current)
}

export function createHeldHours(): HeldHours {
  let hours: readonly HoursAgainst[] = []
  const listeners = new Set<() => void>()
  return {
    current: () => hours,
    tell(next) {
      if (hours.length + next.length === 0) return
      hours = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
