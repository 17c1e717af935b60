/**
 * What attendees' streams hang on: one hub a slug, which watches the store once, computes each change once, and sends
 * the same bytes to everybody.
 *
 *   store   hidden ── live 7 ─── live 8 ── live 9 ─── hidden
 *   sends   hidden    programme  patch     patch      hidden
 *   id      (none)    7          8         9          (none: who comes back gets the whole)
 */

import type { Patch } from '../../shared/programme/diff.ts'
import { diff } from '../../shared/programme/diff.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Release } from '../../shared/release.ts'
import type { Clock } from '../ports/clock.ts'
import type { Edition, EditionFacts, ProgrammeStore, PublicState } from '../ports/programme-store.ts'
import { eventBytes } from './event-stream.ts'

/** Patches that are kept for those who come back. */
const MOST_PATCHES = 100
/** How long a hub outlives its last stream: phones come back. */
const LINGER_MS = 60_000
const HEARTBEAT_MS = 15_000

const HIDDEN = eventBytes('hidden', '', {})
/** An event, not a comment: pages cannot see comments, and would not notice a line that is dead at the other end. */
const HEARTBEAT = eventBytes('beat', null, {})

export type Send = (bytes: Uint8Array) => void

/** Where a stream's bytes go, and what to do when there will be no more. */
export interface Reader {
  readonly send: Send
  readonly end: () => void
}

export interface ProgrammeHubs {
  /** What attendees see now; `null` for an unknown slug. */
  current(slug: string): Promise<PublicState | null>
  /** An edition that is public; `null` else. */
  edition(slug: string, number: number): Promise<Edition | null>
  /** From the newest to the oldest; `null` where nothing is public. */
  editions(slug: string): Promise<readonly EditionFacts[] | null>
  /** Whose pages may show it in a frame, also while it is hidden; `null` for an unknown slug. */
  embedOrigins(slug: string): Promise<readonly string[] | null>
  /**
   * Sends what the reader lacks (it has the programme numbered `has`, or nothing), then every change, until released.
   * `null` for an unknown slug.
   */
  join(slug: string, has: number | null, reader: Reader): Promise<Release | null>
  /** How many streams are open. */
  size(): number
  /** Of one programme. */
  sizeOf(slug: string): number
  /** Ends all streams. */
  close(): void
}

interface Hub {
  state: PublicState
  readonly patches: { readonly from: number; readonly bytes: Uint8Array }[]
  readonly readers: Set<Reader>
  readonly stopWatching: Release
  stopLingering: Release | null
}

export function programmeHubs({ programmes, clock }: { programmes: ProgrammeStore; clock: Clock }): ProgrammeHubs {
  const hubs = new Map<string, Promise<Hub | null>>()
  const open = new Map<string, Hub>()
  let closed = false

  const everybody = () => [...open.values()].flatMap(({ readers }) => [...readers])
  const stopHeartbeat = clock.every(HEARTBEAT_MS, () => {
    for (const reader of everybody()) reader.send(HEARTBEAT)
  })

  async function openHub(slug: string): Promise<Hub | null> {
    // Watches before it asks, so that no change falls between the two; what was told is then not older than the answer.
    const early: PublicState[] = []
    let take = (state: PublicState) => {
      early.push(state)
    }
    const stopWatching = programmes.watch(slug, (state) => take(state))
    const stored = await programmes.bySlug(slug).catch((error: unknown) => {
      stopWatching()
      throw error
    })
    if (!stored || closed) {
      stopWatching()
      hubs.delete(slug)
      return null
    }
    const hub: Hub = { state: stored, patches: [], readers: new Set(), stopWatching, stopLingering: null }
    take = (state) => advance(hub, state)
    for (const state of early) take(state)
    open.set(slug, hub)
    return hub
  }

  function hubOf(slug: string): Promise<Hub | null> {
    const known = hubs.get(slug)
    if (known) return known
    const opening = openHub(slug)
    hubs.set(slug, opening)
    opening.catch(() => hubs.delete(slug))
    return opening
  }

  function leave(slug: string, hub: Hub, reader: Reader): void {
    if (!hub.readers.delete(reader) || hub.readers.size > 0 || closed) return
    hub.stopLingering?.()
    hub.stopLingering = clock.after(LINGER_MS, () => {
      hub.stopWatching()
      hubs.delete(slug)
      open.delete(slug)
    })
  }

  return {
    async current(slug) {
      return open.get(slug)?.state ?? (await programmes.bySlug(slug))
    },
    edition: (slug, number) => programmes.publicEdition(slug, number),
    editions: (slug) => programmes.publicEditions(slug),
    embedOrigins: (slug) => programmes.embedOrigins(slug),
    async join(slug, has, reader) {
      const hub = await hubOf(slug)
      if (!hub || closed) return null
      hub.stopLingering?.()
      hub.stopLingering = null
      hub.readers.add(reader)
      for (const bytes of missing(hub, has)) reader.send(bytes)
      return () => leave(slug, hub, reader)
    },
    size: () => everybody().length,
    sizeOf: (slug) => open.get(slug)?.readers.size ?? 0,
    close() {
      closed = true
      stopHeartbeat()
      for (const reader of everybody()) reader.end()
      for (const hub of open.values()) {
        hub.stopLingering?.()
        hub.stopWatching()
      }
      open.clear()
      hubs.clear()
    },
  }
}

const whole = (programme: Programme): Uint8Array => eventBytes('programme', programme.sequence, programme)

/** [H8] The patches since `has` if they are all there, else the whole. */
function missing({ state, patches }: Hub, has: number | null): Uint8Array[] {
  if (state.mode === 'hidden') return [HIDDEN]
  if (has === state.programme.sequence) return [HEARTBEAT]
  const first = patches.findIndex(({ from }) => from === has)
  return first === -1 ? [whole(state.programme)] : patches.slice(first).map(({ bytes }) => bytes)
}

/** From one state to the next: what everybody is sent, once computed. */
function advance(hub: Hub, next: PublicState): void {
  const before = hub.state
  if (next.mode === 'hidden') {
    if (before.mode === 'hidden') return
    hub.state = next
    hub.patches.length = 0
    tell(hub, HIDDEN)
    return
  }
  if (before.mode === 'hidden') {
    hub.state = next
    tell(hub, whole(next.programme))
    return
  }
  const { sequence, edition } = next.programme
  const from = before.programme.sequence
  if (sequence <= from) return
  hub.state = next
  const patch: Patch = diff(before.programme, next.programme) ?? { from, sequence, edition }
  const bytes = eventBytes('patch', sequence, patch)
  hub.patches.push({ from, bytes })
  if (hub.patches.length > MOST_PATCHES) hub.patches.shift()
  tell(hub, bytes)
}

function tell(hub: Hub, bytes: Uint8Array): void {
  for (const reader of [...hub.readers]) reader.send(bytes)
}
