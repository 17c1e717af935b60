/** In whose time the reader wants the programme: the conference's, or their own; kept in this browser. */

import type { Release } from '../../shared/release.ts'
import { keep, kept } from '../browser-store.ts'

export type ZoneChoice = 'conference' | 'own'

const KEY = 'zone'
const watchers = new Set<() => void>()
let choice: ZoneChoice | null = null

export function zoneChoice(): ZoneChoice {
  choice ??= kept(KEY, (value) => (value === 'own' ? value : null)) ?? 'conference'
  return choice
}

export function onZoneChoice(watcher: () => void): Release {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function chooseZone(next: ZoneChoice): void {
  choice = next
  keep(KEY, next === 'own' ? next : null)
  for (const watcher of [...watchers]) watcher()
}

/** The browser's zone; `null` where it has none that can be reckoned with. */
export function ownZone(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  try {
    // Some privacy settings name a zone that nobody knows.
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
