/** A programme store that other servers save to as well: watchers here hear of what was saved there [L52]. */

import type { Release } from '../../shared/release.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ProgrammeStore, PublicState } from '../ports/programme-store.ts'

const LOOK_MS = 500
const LOOK_UP_MS = 5_000
const TOPIC = 'programmes'

const text = new TextEncoder()
const read = new TextDecoder()

interface Watched {
  readonly listeners: Set<(state: PublicState) => void>
  /** How often it was saved, as far as the listeners know; `null` until that was asked. */
  saves: number | null
  readonly stop: Release
}

export interface SharedProgrammes {
  readonly programmes: ProgrammeStore
  /** Of each slug that another server has saved. */
  readonly onSaved: (listener: (slug: string) => void) => void
  readonly release: Release
}

export function sharedProgrammes(
  store: ProgrammeStore,
  { bus, clock, log }: { readonly bus: Bus; readonly clock: Clock; readonly log: Log },
): SharedProgrammes {
  const watched = new Map<string, Watched>()
  const saved = new Set<(slug: string) => void>()
  let lookedAt = Number.NEGATIVE_INFINITY
  let isLooking = false

  /** Asks how often the watched ones were saved, and tells what is new. Never rejects. */
  async function look(): Promise<void> {
    if (isLooking || watched.size === 0) return
    isLooking = true
    lookedAt = clock.elapsed()
    try {
      const saves = await store.saves([...watched.keys()])
      for (const [slug, count] of saves) {
        const one = watched.get(slug)
        if (!one || one.saves === count) continue
        one.saves = count
        const state = await store.bySlug(slug)
        // Told as the store has it now; what is older than what was heard already, its listeners know by its number.
        if (state) for (const listener of [...one.listeners]) listener(state)
      }
    } catch (error) {
      log.warn({ err: error }, 'programmes that other servers saved could not be looked up')
    } finally {
      isLooking = false
    }
  }

  const hearing = bus.hear(TOPIC, (message) => {
    const slug = read.decode(message)
    for (const listener of saved) listener(slug)
    if (watched.has(slug)) void look()
  })
  const releases = [
    clock.every(LOOK_MS, () => {
      if (clock.elapsed() - lookedAt >= (bus.isUp ? LOOK_UP_MS : LOOK_MS)) void look()
    }),
    bus.onTurn(() => void look()),
  ]
  const told = async (board: Parameters<ProgrammeStore['save']>[0], isSaved: boolean): Promise<boolean> => {
    if (!isSaved) return false
    const publication = await store.byBoard(board)
    if (publication) bus.say(TOPIC, text.encode(publication.slug))
    return true
  }

  return {
    programmes: {
      ...store,
      save: async (board, change, after) => told(board, await store.save(board, change, after)),
      publish: async (board, edition, change, withdrawsAfter, after) =>
        told(board, await store.publish(board, edition, change, withdrawsAfter, after)),
      watch(slug, listener) {
        const known = watched.get(slug)
        const one: Watched = known ?? {
          listeners: new Set(),
          saves: null,
          stop: store.watch(slug, (state) => {
            for (const each of [...one.listeners]) each(state)
          }),
        }
        watched.set(slug, one)
        one.listeners.add(listener)
        if (!known) void look()
        return () => {
          one.listeners.delete(listener)
          if (one.listeners.size > 0 || watched.get(slug) !== one) return
          one.stop()
          watched.delete(slug)
        }
      },
    },
    onSaved: (listener) => void saved.add(listener),
    release() {
      for (const release of releases) release()
      void hearing.then((release) => release())
    },
  }
}
