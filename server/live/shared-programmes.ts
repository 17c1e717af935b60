/** A programme store that other servers save to as well: watchers here hear of what was saved there [L52]. */

import type { BoardId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ProgrammeStore, PublicState } from '../ports/programme-store.ts'
import { lookout } from './lookout.ts'

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
  /** Of each board whose programme another server has saved. */
  readonly onSaved: (listener: (board: BoardId) => void) => void
  readonly release: Release
}

export function sharedProgrammes(
  store: ProgrammeStore,
  { bus, clock, log }: { readonly bus: Bus; readonly clock: Clock; readonly log: Log },
): SharedProgrammes {
  const watched = new Map<string, Watched>()
  const saved = new Set<(board: BoardId) => void>()
  const { look, release } = lookout(
    { bus, clock },
    async () => {
      if (watched.size === 0) return
      const saves = await store.saves([...watched.keys()])
      for (const [slug, count] of saves) {
        const one = watched.get(slug)
        if (!one || one.saves === count) continue
        one.saves = count
        const state = await store.bySlug(slug)
        // Told as the store has it now; what is older than what was heard already, its listeners know by its number.
        if (state) for (const listener of [...one.listeners]) listener(state)
      }
    },
    (err) => log.warn({ err }, 'programmes that other servers saved could not be looked up'),
  )
  const hearing = bus.hear(TOPIC, (message) => {
    const board = parseId('board', read.decode(message))
    if (board) for (const listener of saved) listener(board)
    void look()
  })
  const told = async (board: BoardId, saving: Promise<boolean>): Promise<boolean> => {
    const isSaved = await saving
    if (isSaved) bus.say(TOPIC, text.encode(board))
    return isSaved
  }

  return {
    programmes: {
      ...store,
      save: (board, change, after) => told(board, store.save(board, change, after)),
      publish: (board, edition, change, withdrawsAfter, after) =>
        told(board, store.publish(board, edition, change, withdrawsAfter, after)),
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
      release()
      void hearing.then((stop) => stop())
    },
  }
}
