/** Who is on a board: frames go to all of them, and each is asked for what it has once. */

import type { GrantId } from '../../shared/ids.ts'
import { syncStep1Frame } from '../../shared/protocol/frames.ts'
import type { Peer } from './peer.ts'

export interface Member {
  readonly peer: Peer
  /** Was answered its first question, and asked back if it may edit. */
  isGreeted: boolean
  /** Was asked for what it has, and has not answered yet. */
  awaitsStep2: boolean
}

export class Members {
  readonly #members = new Map<string, Member>()

  add(peer: Peer): void {
    this.#members.set(peer.id, { peer, isGreeted: false, awaitsStep2: false })
  }

  /** Whether it was one. */
  remove(peer: Peer): boolean {
    return this.#members.delete(peer.id)
  }

  of(peer: Peer): Member | null {
    return this.#members.get(peer.id) ?? null
  }

  /** Those of a grant, or all; a copy, so that they can be removed meanwhile. */
  list(grant?: GrantId): Peer[] {
    const peers: Peer[] = []
    for (const { peer } of this.#members.values()) if (grant === undefined || peer.grant.id === grant) peers.push(peer)
    return peers
  }

  /** [L2] The same bytes to everybody but the one that they came from. */
  relay(frame: Uint8Array, except: string | null): void {
    for (const { peer } of this.#members.values()) if (peer.id !== except) peer.send(frame)
  }

  /** To those who asked for `saved`: stock clients know no frames of ours. */
  tell(frame: Uint8Array): void {
    for (const { peer } of this.#members.values()) if (peer.wantsSaved) peer.send(frame)
  }

  /** Asks for everything that it has beyond the state vector, unless its answer is awaited already. */
  ask(member: Member, stateVector: Uint8Array): void {
    if (member.awaitsStep2) return
    member.awaitsStep2 = true
    member.peer.send(syncStep1Frame(stateVector))
  }
}
