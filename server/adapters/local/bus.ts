/** A bus within one process: for several servers in one test. */

import type { Release } from '../../../shared/release.ts'
import type { Bus } from '../../ports/bus.ts'

type Listener = (message: Uint8Array) => void

export interface LocalBus {
  /** A bus for one more server. */
  node(): Bus
  /** Cuts the wire, or mends it. */
  turn(isUp: boolean): void
}

export function localBus(): LocalBus {
  const topics = new Map<string, Map<Listener, Bus>>()
  const turning = new Set<(isUp: boolean) => void>()
  let isUp = true
  return {
    turn(now) {
      if (now === isUp) return
      isUp = now
      for (const listener of [...turning]) listener(now)
    },
    node() {
      const own = new Set<Release>()
      const bus: Bus = {
        get isUp() {
          return isUp
        },
        say(topic, message) {
          if (!isUp) return
          const bytes = new Uint8Array(message)
          // Later, as over any wire; whoever has stopped listening by then hears nothing.
          queueMicrotask(() => {
            for (const [listener, of] of topics.get(topic) ?? []) if (of !== bus) listener(bytes)
          })
        },
        async hear(topic, listener) {
          const listeners = topics.get(topic) ?? new Map<Listener, Bus>()
          topics.set(topic, listeners.set(listener, bus))
          const release = () => {
            listeners.delete(listener)
            if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic)
          }
          own.add(release)
          return release
        },
        onTurn(listener) {
          turning.add(listener)
          return () => turning.delete(listener)
        },
        async close() {
          for (const release of own) release()
        },
      }
      return bus
    },
  }
}
