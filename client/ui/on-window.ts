/** Listens to the window until released. */

import type { Release } from '../../shared/release.ts'

export function onWindow<T extends keyof WindowEventMap>(
  type: T,
  listener: (event: WindowEventMap[T]) => void,
): Release {
  window.addEventListener(type, listener)
  return () => window.removeEventListener(type, listener)
}
