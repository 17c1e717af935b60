/**
 * What each connection may be told is durable.
 *
 * The y-websocket protocol has no such word, and a state vector alone cannot give it: a change that only deletes adds
 * nothing to it. So the server counts the update frames (sync-step-2 and update) of each connection, and says how many
 * of the first ones are durable. A frame that changed nothing counts too, once everything applied before it is durable.
 */

import { must } from '../../shared/must.ts'
import { savedFrame } from '../../shared/protocol/frames.ts'
import type { Peer } from './peer.ts'

interface Account {
  received: number
  /** What it was told last. */
  told: number
  /** `received` at a position of the journal: told when the journal is durable up to there. */
  readonly marks: { position: number; count: number }[]
  /** A frame left something that could not be applied: nothing from there on is promised until it came whole. */
  isHalted: boolean
}

export class Saved {
  readonly #accounts = new Map<Peer, Account>()

  join(peer: Peer): void {
    if (peer.wantsSaved) this.#accounts.set(peer, { received: 0, told: 0, marks: [], isHalted: false })
  }

  leave(peer: Peer): void {
    this.#accounts.delete(peer)
  }

  /** One more update frame, whose changes are in the journal up to `position`. */
  received(peer: Peer, position: number): void {
    const account = this.#accounts.get(peer)
    if (!account) return
    account.received++
    if (account.isHalted) return
    const last = account.marks.at(-1)
    if (last?.position === position) last.count = account.received
    else account.marks.push({ position, count: account.received })
  }

  /** One more update frame, but a part of it was dropped. */
  receivedInPart(peer: Peer): void {
    const account = this.#accounts.get(peer)
    if (!account) return
    account.received++
    account.isHalted = true
  }

  /** The connection has sent everything that it has, and it came whole: to be called before `received`. */
  caughtUp(peer: Peer): void {
    const account = this.#accounts.get(peer)
    if (account) account.isHalted = false
  }

  /** For a peer that may not have got what it was told. */
  tellAgain(peer: Peer, stateVector: Uint8Array): void {
    const account = this.#accounts.get(peer)
    if (account) peer.send(savedFrame(stateVector, account.told))
  }

  /** Tells everybody to whom there is something new to say. */
  tell(durable: number, stateVector: Uint8Array): void {
    for (const [peer, account] of this.#accounts) {
      const { marks } = account
      const reached = marks.findLastIndex(({ position }) => position <= durable)
      if (reached < 0) continue
      const { count } = must(marks[reached], 'a mark')
      marks.splice(0, reached + 1)
      account.told = count
      peer.send(savedFrame(stateVector, count))
    }
  }
}
