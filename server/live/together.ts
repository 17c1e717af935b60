/**
 * What the servers that share the stores tell each other beside what happens on boards: which grants were revoked, which
 * programmes were saved, who is here. And what each looks up by itself, in case nobody told it [L54].
 */

import type { DocId, GrantId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Stores } from '../ports/stores.ts'
import { topicOf } from './exchange.ts'
import { type Lookout, lookout } from './lookout.ts'
import type { OpenBoard } from './open-board.ts'

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
  readonly #lookout: Lookout
  #isReleased = false

  constructor(parts: TogetherParts) {
    this.#parts = parts
    const { bus, clock, log } = parts
    this.#lookout = lookout(
      { bus, clock },
      () => this.#ask(),
      (err) => log.warn({ err }, 'what other servers did could not be looked up'),
    )
    void bus
      .hear(TOPIC, (message) => this.#hear(message))
      .then((release) => {
        if (this.#isReleased) release()
        else this.#releases.push(release)
      })
    this.#releases.push(
      clock.every(CONTENT_MS, () => {
        for (const board of parts.open()) board.sayContent()
      }),
      this.#lookout.release,
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

  release(): void {
    this.#isReleased = true
    for (const release of this.#releases.splice(0)) release()
  }

  /** Asks the stores for everything that others may have said. */
  async #ask(): Promise<void> {
    const { stores, clock, open, revoked } = this.#parts
    for (const grant of await stores.grants.revokedSince(clock.now() - REVOKED_WITHIN_MS)) revoked(grant)
    const boards = new Map(open().map((board) => [board.id as DocId, board]))
    if (boards.size === 0) return
    for (const [id, { epoch, seq }] of await stores.boards.heads([...boards.keys()]))
      boards.get(id)?.standsAt(epoch, seq)
  }

  #say(word: Word): void {
    this.#parts.bus.say(TOPIC, text.encode(JSON.stringify(word)))
  }

  #hear(message: Uint8Array): void {
    const word = wordOf(message)
    if (!word) return
    if ('revoked' in word) this.#parts.revoked(word.revoked)
    else void this.#lookout.look()
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
