/** Who else is here, for React, and this tab's own presence. */

import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { OwnPresence, Peer } from './presence.ts'
import { fitPresence, readPeer } from './presence.ts'
import { useLink } from './use-board.ts'

/** Says something new of this tab; what is not named stays. */
export function sayPresence(presence: Awareness, change: Partial<OwnPresence>): void {
  const own = { ...NOBODY, ...presence.getLocalState(), ...change }
  presence.setLocalState(fitPresence(own))
}

const NOBODY: OwnPresence = { name: '', color: 0, held: null, at: null, chosen: [], caret: null }

/** Clients, by what became of them. */
interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

function peersOf(presence: Awareness): readonly Peer[] {
  const peers: Peer[] = []
  for (const [client, state] of presence.getStates()) {
    const peer = client === presence.clientID ? null : readPeer(client, state)
    if (peer) peers.push(peer)
  }
  return peers.sort((a, b) => a.client - b.client)
}

/** The others, in a steady order; the same array until one of them changes. */
export function usePeers(): readonly Peer[] {
  const { presence } = useLink()
  const store = useMemo(() => {
    let peers = peersOf(presence)
    return {
      current: () => peers,
      subscribe(listener: () => void) {
        const changed = (ids: Changed) => {
          // What this tab says of itself changes with every step of its hand, and no peer by it.
          if ([...ids.added, ...ids.updated, ...ids.removed].every((id) => id === presence.clientID)) return
          peers = peersOf(presence)
          listener()
        }
        peers = peersOf(presence)
        presence.on('change', changed)
        return () => presence.off('change', changed)
      },
    }
  }, [presence])
  return useSyncExternalStore(store.subscribe, store.current)
}
