/**
 * What the servers that share the stores tell each other beside what happens on boards: which grants were revoked, which
 * programmes were saved, who is here. And what each looks up by itself, in case nobody told it [L54].
 *
 *   bus up     ──────────look─────────────look────   every 5 s, in case a message was lost
 *   bus away   ─look─look─look─look─look─look─look   every 0.5 s, instead of messages
 */

import type { DocId, GrantId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Stores } from '../ports/stores.ts'
import { topicOf } from './exchange.ts'
import type { OpenBoard } from './open-board.ts'

const LOOK_MS = 500
const LOOK_UP_MS = 5_000
const CONTENT_MS = 30_000
/** Clocks of servers may differ by so much. */
const REVOKED_WITHIN_MS = 60_000
const TOPIC = 'all'

const text = new TextEncoder()
const read = new TextDecoder()

type Word = { readonly revoked: GrantId } | { readonly stored: DocId }

export interface TogetherParts {
  readonly bus: Bus
  readonly stores: Stores
  readonly clock: Clock
  readonly log: Log
  /** The boards that are open here. */
  readonly open: () => readonly OpenBoard[]
  readonly revoked: (grant: GrantId) => void
}

/** What is said of a board, from before it was loaded. */
export interface Line {
  /** Everything so far, and then everything as it comes. */
  give(take: (message: Uint8Array) => void): void
  readonly release: Release
}

export class Together {
  readonly #parts: TogetherParts
  readonly #releases: Release[] = []
  #lookedAt = Number.NEGATIVE_INFINITY
  #isLooking = false
  #isReleased = false

  constructor(parts: TogetherParts) {
    this.#parts = parts
    const { bus, clock } = parts
    void bus
      .hear(TOPIC, (message) => this.#hear(message))
      .then((release) => {
        if (this.#isReleased) release()
        else this.#releases.push(release)
      })
    this.#releases.push(
      clock.every(LOOK_MS, () => void this.#lookIfDue()),
      clock.every(CONTENT_MS, () => {
        for (const board of parts.open()) board.sayContent()
      }),
      bus.onTurn(() => void this.look()),
    )
  }

  async listen(board: DocId): Promise<Line> {
    const early: Uint8Array[] = []
    let take = (message: Uint8Array): void => void early.push(message)
    const release = await this.#parts.bus.hear(topicOf(board), (message) => take(message))
    return {
      give(taker) {
        take = taker
        for (const message of early.splice(0)) taker(message)
      },
      release: combine(release),
    }
  }

  sayRevoked(grant: GrantId): void {
    this.#say({ revoked: grant })
  }

  /** Something was stored for a board that its topic does not carry: a new epoch. */
  sayStored(board: DocId): void {
    this.#say({ stored: board })
  }

  /** To be called every few seconds: who is silent for long counts as gone. */
  sayHere(countOf: (slug: string) => number): void {
    for (const board of this.#parts.open()) board.sayHere(countOf(board.slug ?? ''))
  }

  /** Asks the stores for everything that others may have said. Never rejects. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#isReleased) return
    this.#isLooking = true
    const { stores, clock, log, open, revoked } = this.#parts
    this.#lookedAt = clock.elapsed()
    try {
      for (const grant of await stores.grants.revokedSince(clock.now() - REVOKED_WITHIN_MS)) revoked(grant)
      const boards = new Map(open().map((board) => [board.id as DocId, board]))
      const heads = boards.size > 0 ? await stores.boards.heads([...boards.keys()]) : new Map()
      for (const [id, { epoch, seq }] of heads) boards.get(id)?.standsAt(epoch, seq)
    } catch (error) {
      log.warn({ err: error }, 'what other servers did could not be looked up')
    } finally {
      this.#isLooking = false
    }
  }

  release(): void {
    this.#isReleased = true
    for (const release of this.#releases.splice(0)) release()
  }

  async #lookIfDue(): Promise<void> {
    const pause = this.#parts.bus.isUp ? LOOK_UP_MS : LOOK_MS
    if (this.#parts.clock.elapsed() - this.#lookedAt >= pause) await this.look()
  }

  #say(word: Word): void {
    this.#parts.bus.say(TOPIC, text.encode(JSON.stringify(word)))
  }

  #hear(message: Uint8Array): void {
    const word = wordOf(message)
    if (!word) return
    if ('revoked' in word) this.#parts.revoked(word.revoked)
    else void this.look()
  }
}

/** `null` for what an older server may say in another way. */
function wordOf(message: Uint8Array): Word | null {
  try {
    const word: unknown = JSON.parse(read.decode(message))
    return word instanceof Object ? (word as Word) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
