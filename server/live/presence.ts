/**
 * Who is on a board and what they hold. Each entry is bound to the connection that speaks for it; the server numbers
 * what it passes on itself, so that no clock that somebody sends can freeze anybody [L10].
 */

import type { AwarenessEntry } from '../../shared/protocol/frames.ts'
import { awarenessFrame, readAwareness } from '../../shared/protocol/frames.ts'
import type { Clock } from '../ports/clock.ts'
import type { Peer } from './peer.ts'
import { Refusal } from './refusal.ts'

const MOST_STATE_BYTES = 1024
/** Stock clients pass on what they hear of others: more entries than people is ordinary, and ignored. */
const MOST_ENTRIES = 4096

interface Present {
  readonly peer: Peer
  readonly clock: number
  /** JSON; `null` for a connection that is silent about itself. */
  readonly state: string | null
}

export class Presence {
  readonly #clock: Clock
  readonly #relay: (frame: Uint8Array, except: Peer) => void
  /** In the order of joining, each with the client id that it speaks for. */
  readonly #peers = new Map<Peer, { readonly order: number; client: number | null }>()
  readonly #present = new Map<number, Present>()
  #joined = 0
  #lastNumber = 0

  constructor(clock: Clock, relay: (frame: Uint8Array, except: Peer) => void) {
    this.#clock = clock
    this.#relay = relay
  }

  join(peer: Peer): void {
    this.#peers.set(peer, { order: this.#joined++, client: null })
  }

  leave(peer: Peer): void {
    const client = this.#peers.get(peer)?.client ?? null
    this.#peers.delete(peer)
    const present = client === null ? undefined : this.#present.get(client)
    if (client === null || present?.peer !== peer) return
    this.#present.delete(client)
    if (present.state !== null) this.#announce(peer, client, null)
  }

  /** Passes on what the connection says of itself. Throws a `Refusal` for bytes of another form. */
  receive(peer: Peer, update: Uint8Array): void {
    const entries = readAwareness(update, MOST_ENTRIES)
    if (!entries) throw new Refusal('malformed')
    for (const { client, state } of entries) {
      const said = stateOf(state, peer)
      if (said !== undefined) this.#say(peer, client, said)
    }
  }

  /** Sends everybody who is here to one connection. */
  show(peer: Peer): void {
    const own = this.#peers.get(peer)
    const entries: AwarenessEntry[] = []
    for (const [client, present] of this.#present) {
      // [L11] Before a connection has said its id, an entry of its own grant may be its former self: hearing that
      // would put the old state over its new one.
      const mayBeSelf = client === own?.client || (own?.client === null && present.peer.grant.id === peer.grant.id)
      if (present.state !== null && !mayBeSelf) entries.push({ client, clock: present.clock, state: present.state })
    }
    if (entries.length > 0) peer.send(awarenessFrame(entries))
  }

  #say(peer: Peer, client: number, state: string | null): void {
    const own = this.#peers.get(peer)
    if (!own || !this.#maySpeakFor(peer, own, client, state)) return
    const isNew = own.client === null
    own.client = client
    const clock = this.#announce(peer, client, state)
    this.#present.set(client, { peer, clock, state })
    if (isNew) this.show(peer)
  }

  /** [L9] An id belongs to the connection that first spoke it; a newer one of the same grant is its return. */
  #maySpeakFor(peer: Peer, own: { order: number; client: number | null }, client: number, state: string | null) {
    const holder = this.#present.get(client)?.peer
    if (own.client !== null) return own.client === client && holder === peer
    if (state === null) return false
    if (!holder) return true
    return holder.grant.id === peer.grant.id && own.order > (this.#peers.get(holder)?.order ?? -1)
  }

  /**
   * Time as the number: it goes on rising when an id comes back, and when the server was away, which a client's own
   * clock does not (a stock client returns with the number that it left with, and nobody would listen).
   */
  #announce(peer: Peer, client: number, state: string | null): number {
    const clock = Math.max(this.#clock.now(), this.#lastNumber + 1)
    this.#lastNumber = clock
    this.#relay(awarenessFrame([{ client, clock, state: state ?? 'null' }]), peer)
    return clock
  }
}

/** What may be passed on of a state: a small object with the true role and label, or `null`; `undefined` for any other. */
function stateOf(text: string, { grant }: Peer): string | null | undefined {
  if (text === 'null') return null
  if (Buffer.byteLength(text) > MOST_STATE_BYTES) return undefined
  const state = parsed(text)
  if (!(state instanceof Object) || Array.isArray(state)) return undefined
  return JSON.stringify({ ...state, role: grant.role, label: grant.label })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
