/** Which theme the reader wants: the system's, or one of the two; kept in this browser. */

import type { Release } from '../../shared/release.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'plumbline.theme'
const watchers = new Set<() => void>()

/** Storage may be forbidden; then the theme is the system's. */
function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system'
  } catch {
    return 'system'
  }
}

let theme: Theme = 'system'

function show(next: Theme): void {
  theme = next
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  for (const watcher of watchers) watcher()
}

export const currentTheme = (): Theme => theme

export function onTheme(watcher: () => void): Release {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/**
 * Called first thing, before anything is painted. Follows other tabs; but for a page that asks for one itself, where whoever
 * reads it has chosen none.
 */
export function startTheme(asked: Theme | null = null): void {
  show(asked ?? stored())
  if (asked) return
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) show(stored())
  })
}

export function chooseTheme(next: Theme): void {
  show(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is forbidden: the choice holds until this page is left.
  }
}
