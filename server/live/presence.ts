/**
 * Who is on a board and what they hold. Each entry is bound to the connection that speaks for it; the server numbers
 * what it passes on itself, so that no clock that somebody sends can freeze anybody [L10].
 *   said    a  a b a   a        b c
 *   passed  a------(ab)----(a)--b------(c)     the first at once, the newest of each every 100 ms [L21]
 */

import { cut, record } from '../../shared/board/values.ts'
import type { AwarenessEntry } from '../../shared/protocol/frames.ts'
import { awarenessFrame, readAwareness } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { Clock } from '../ports/clock.ts'
import type { Limits } from '../ports/limits.ts'
import type { Metrics } from '../ports/metrics.ts'
import { unmetered } from '../ports/metrics.ts'
import type { PresenceElsewhere } from './news.ts'
import type { Peer } from './peer.ts'
import { Refusal } from './refusal.ts'

/** Stock clients pass on what they hear of others: more entries than people is ordinary, and ignored. */
const MOST_ENTRIES = 4096
/** Of a name, characters. */
const MOST_NAME = 60

interface Present {
  readonly peer: Peer
  readonly clock: number
  /** JSON; `null` for a connection that is silent about itself. */
  readonly state: string | null
  readonly name: string | null
}

export class Presence {
  readonly #clock: Clock
  readonly #limits: Pick<Limits, 'presencesPerSecond' | 'presenceBytes'>
  readonly #metrics: Metrics
  /** Those at other servers, by the client id that they speak for. */
  readonly #elsewhere = new Map<number, PresenceElsewhere & { readonly node: string }>()
  /** Told what is passed on of our own. */
  readonly #told: (presences: readonly PresenceElsewhere[]) => void
  /** In the order of joining, each with the client id that it speaks for. */
  readonly #peers = new Map<Peer, { readonly order: number; client: number | null }>()
  readonly #present = new Map<number, Present>()
  /** Clients of whom something is to be passed on, with what has to be said of those who are gone. */
  readonly #news = new Map<number, PresenceElsewhere | null>()
  #waiting: Release | null = null
  #passedOn = Number.NEGATIVE_INFINITY
  #joined = 0
  #lastNumber = 0

  constructor(
    clock: Clock,
    limits: Pick<Limits, 'presencesPerSecond' | 'presenceBytes'>,
    metrics = unmetered,
    told: (presences: readonly PresenceElsewhere[]) => void = () => undefined,
  ) {
    this.#told = told
    this.#clock = clock
    this.#limits = limits
    this.#metrics = metrics
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
    // Who said goodbye has to be passed on still, if that waits.
    if (present.state === null && !this.#news.has(client)) return
    this.#news.set(client, { client, clock: this.#nextNumber(), state: 'null', grant: peer.grant.id })
    this.#passOn()
  }

  /** Everybody who speaks for themselves here. */
  get own(): PresenceElsewhere[] {
    return [...this.#present].map(([client, { clock, state, peer }]) => ({
      client,
      clock,
      state: state ?? 'null',
      grant: peer.grant.id,
    }))
  }

  /** [L53] What another server says of those who are there; `all`: of everybody, so that who is missing has gone. */
  heard(node: string, presences: readonly PresenceElsewhere[], all: boolean): void {
    const news: AwarenessEntry[] = []
    const named = new Set(presences.map(({ client }) => client))
    for (const said of presences) {
      const known = this.#elsewhere.get(said.client)
      const isGone = said.state === 'null'
      // Who has come to us, or to a third server, is not taken away by the one that was left.
      if (this.#present.has(said.client) || (isGone && known?.node !== node)) continue
      if (known && known.clock >= said.clock) continue
      if (isGone) this.#elsewhere.delete(said.client)
      else this.#elsewhere.set(said.client, { ...said, node })
      news.push(said)
    }
    if (all) news.push(...this.#gone((one) => one.node === node && !named.has(one.client)))
    this.#showAll(news)
  }

  /** A server is not there any more, nor is anybody who was. */
  left(node: string): void {
    this.#showAll(this.#gone((one) => one.node === node))
  }

  #gone(isGone: (one: PresenceElsewhere & { readonly node: string }) => boolean): AwarenessEntry[] {
    const gone = [...this.#elsewhere.values()].filter(isGone)
    for (const { client } of gone) this.#elsewhere.delete(client)
    return gone.map(({ client, clock }) => ({ client, clock: clock + 1, state: 'null' }))
  }

  #showAll(entries: readonly AwarenessEntry[]): void {
    if (entries.length === 0) return
    const frame = awarenessFrame(entries)
    for (const peer of this.#peers.keys()) peer.send(frame)
  }

  /** What a connection calls itself; `null` if it does not say. */
  nameOf(peer: Peer): string | null {
    const client = this.#peers.get(peer)?.client ?? null
    return (client === null ? null : this.#present.get(client)?.name) ?? null
  }

  release(): void {
    this.#waiting?.()
    this.#waiting = null
  }

  /** Passes on what the connection says of itself. Throws a `Refusal` for bytes of another form. */
  receive(peer: Peer, update: Uint8Array): void {
    const entries = readAwareness(update, MOST_ENTRIES)
    if (!entries) throw new Refusal('malformed')
    for (const { client, state } of entries) {
      const said = stateOf(state, peer, this.#limits.presenceBytes)
      if (said !== undefined) this.#say(peer, client, said)
      else if (Buffer.byteLength(state) > this.#limits.presenceBytes) this.#metrics.reached('presenceBytes')
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
    for (const { client, clock, state, grant } of this.#elsewhere.values())
      if (own?.client !== null || grant !== peer.grant.id) entries.push({ client, clock, state })
    if (entries.length > 0) peer.send(awarenessFrame(entries))
  }

  #say(peer: Peer, client: number, state: string | null): void {
    const own = this.#peers.get(peer)
    if (!own || !this.#maySpeakFor(peer, own, client, state)) return
    const isNew = own.client === null
    own.client = client
    this.#elsewhere.delete(client)
    this.#present.set(client, { peer, clock: this.#nextNumber(), state, name: nameIn(state) })
    this.#news.set(client, null)
    if (isNew) this.show(peer)
    this.#passOnSoon()
  }

  /** [L9] An id belongs to the connection that first spoke it; a newer one of the same grant is its return. */
  #maySpeakFor(peer: Peer, own: { order: number; client: number | null }, client: number, state: string | null) {
    const holder = this.#present.get(client)?.peer
    if (own.client !== null) return own.client === client && holder === peer
    if (state === null) return false
    const grantElsewhere = this.#elsewhere.get(client)?.grant
    if (!holder) return grantElsewhere === undefined || grantElsewhere === peer.grant.id
    return holder.grant.id === peer.grant.id && own.order > (this.#peers.get(holder)?.order ?? -1)
  }

  /**
   * Time as the number: it goes on rising when an id comes back, and when the server was away, which a client's own
   * clock does not (a stock client returns with the number that it left with, and nobody would listen).
   */
  #nextNumber(): number {
    this.#lastNumber = Math.max(this.#clock.now(), this.#lastNumber + 1)
    return this.#lastNumber
  }

  #passOnSoon(): void {
    if (this.#waiting) return
    const left = this.#passedOn + 1000 / this.#limits.presencesPerSecond - this.#clock.elapsed()
    if (left > 0) this.#metrics.reached('presencesPerSecond')
    if (left <= 0) this.#passOn()
    else this.#waiting = this.#clock.after(left, () => this.#passOn())
  }

  /** One frame for all who have no part in the news; who has hears those of others: its own would overwrite newer ones. */
  #passOn(): void {
    this.release()
    this.#passedOn = this.#clock.elapsed()
    const entries: PresenceElsewhere[] = []
    for (const [client, gone] of this.#news) {
      const present = this.#present.get(client)
      const entry = present
        ? { client, clock: present.clock, state: present.state ?? 'null', grant: present.peer.grant.id }
        : gone
      if (entry) entries.push(entry)
    }
    this.#told(entries)
    const frame = awarenessFrame(entries)
    for (const [peer, { client }] of this.#peers) {
      if (client === null || !this.#news.has(client)) peer.send(frame)
      else if (entries.length > 1) peer.send(awarenessFrame(entries.filter((entry) => entry.client !== client)))
    }
    this.#news.clear()
  }
}

/** What may be passed on of a state: a small object with the true role and label, or `null`; `undefined` for any other. */
function stateOf(text: string, { grant }: Peer, most: number): string | null | undefined {
  if (text === 'null') return null
  if (Buffer.byteLength(text) > most) return undefined
  const state = parsed(text)
  if (!(state instanceof Object) || Array.isArray(state)) return undefined
  return JSON.stringify({ ...state, role: grant.role, label: grant.label })
}

function nameIn(state: string | null): string | null {
  const name = state === null ? null : record(JSON.parse(state))?.name
  return typeof name === 'string' ? cut(name, MOST_NAME) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
