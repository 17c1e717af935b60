/** What a newcomer is told, one thing at a time, until it was done once or is not wanted; for good, in this browser. */

import type { Release } from '../../shared/release.ts'
import { keep, kept } from '../browser-store.ts'

export interface Hint {
  readonly id: HintId
  /** `keys`: it speaks of keys, and is not said to fingers. */
  readonly by: 'hand' | 'keys'
}

export const HINT_IDS = ['carry', 'palette', 'keys', 'share'] as const
export type HintId = (typeof HINT_IDS)[number]

export const HINTS: readonly Hint[] = [
  { id: 'carry', by: 'hand' },
  { id: 'palette', by: 'keys' },
  { id: 'keys', by: 'keys' },
  { id: 'share', by: 'hand' },
]

const KEY = 'hintsDone'
const watchers = new Set<() => void>()

const read = (): readonly HintId[] =>
  kept(KEY, (value) => (Array.isArray(value) ? HINT_IDS.filter((id) => value.includes(id)) : null)) ?? []

let done: readonly HintId[] | null = null

/** The same list until it changes. */
export function hintsDone(): readonly HintId[] {
  done ??= read()
  return done
}

export function onHints(watcher: () => void): Release {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** It was done, or is not wanted. */
export function doneWith(...ids: readonly HintId[]): void {
  const known = hintsDone()
  if (ids.every((id) => known.includes(id))) return
  done = HINT_IDS.filter((id) => known.includes(id) || ids.includes(id))
  keep(KEY, done)
  for (const watcher of watchers) watcher()
}

/** The first that is still to be told. */
export const nextHint = (known: readonly HintId[], hasKeys: boolean): HintId | null =>
  HINTS.find(({ id, by }) => !known.includes(id) && (by === 'hand' || hasKeys))?.id ?? null
