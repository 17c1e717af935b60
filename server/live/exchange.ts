/**
 * Keeps a document equal to what all servers have stored of it: hears of what others append, and reads what it missed [L50].
 *
 *   own appends    7 8        12            numbers come from the store, so that a gap shows
 *   heard                9 10       14
 *   has            7 8 9 10 · 12    ·─read 11, 13─▶ 14      everything up to `has` is in the document
 */

import type { DocId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import type { BoardStore, Seq } from '../ports/board-store.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { News } from './news.ts'
import { newsBytes, readNews } from './news.ts'

/** A gap that the bus does not fill in so long is read from the store: most are of messages that overtook each other. */
const GAP_MS = 30
const RETRY_MS = 500
const MOST_OWN = 5_000

export interface ExchangeParts {
  readonly board: DocId
  readonly epoch: number
  /** The number of the last update that was loaded. */
  readonly seq: Seq
  readonly store: Pick<BoardStore, 'since'>
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  /** Applies what others have stored, in order. `step`: of their last step of history, where it is known. */
  readonly apply: (updates: readonly Uint8Array[], step: number | null) => void
  /** The number of our own last step. */
  readonly step: () => number
  /** Another epoch has begun elsewhere: this life of the document is over. */
  readonly renewed: () => void
  /** Everything else that is said. */
  readonly heard: (news: Exclude<News, { kind: 'rows' }>) => void
}

export const topicOf = (board: DocId): string => `board:${board}`

export class Exchange {
  readonly #parts: ExchangeParts
  #has: Seq
  /** Numbers above `has` that are in the document already: our own, stored behind others' that we have not heard of. */
  readonly #ahead = new Set<Seq>()
  /** The newest of our own, in order. */
  readonly #own = new Set<Seq>()
  /** Heard, and waiting for what is between. */
  readonly #early = new Map<Seq, { readonly update: Uint8Array; readonly step: number }>()
  readonly #waiting: { readonly upTo: Seq; readonly resolve: () => void }[] = []
  #filling: Release | null = null
  #isReading = false
  #isReleased = false

  constructor(parts: ExchangeParts) {
    this.#parts = parts
    this.#has = parts.seq
  }

  /** Everything up to it is in the document. */
  get has(): Seq {
    return this.#has
  }

  /** Whether all between two numbers was stored by us, the second included; `false` where that is long ago. */
  isAllOurs(after: Seq, upTo: Seq): boolean {
    for (let number = after + 1; number <= upTo; number++) if (!this.#own.has(number)) return false
    return true
  }

  /** Our own updates were stored, the last of them under that number: they are in the document already, and others are told. */
  appended(last: Seq, updates: readonly Uint8Array[]): void {
    const { bus, board, epoch, step } = this.#parts
    bus.say(topicOf(board), newsBytes({ kind: 'rows', epoch, seq: last, step: step(), updates }))
    for (let number = last - updates.length + 1; number <= last; number++) {
      if (number > this.#has) this.#ahead.add(number)
      this.#own.add(number)
    }
    while (this.#own.size > MOST_OWN) this.#own.delete(must(this.#own.values().next().value, 'the oldest'))
    this.#advance()
  }

  say(news: Exclude<News, { kind: 'rows' }>): void {
    this.#parts.bus.say(topicOf(this.#parts.board), newsBytes(news))
  }

  /** One message of the board's topic. */
  hear(message: Uint8Array): void {
    const news = readNews(message)
    if (!news || this.#isReleased) return
    if (news.kind !== 'rows') this.#parts.heard(news)
    else if (news.epoch !== this.#parts.epoch) void this.catchUp()
    else this.#take(news)
  }

  #take({ seq, step, updates }: Extract<News, { kind: 'rows' }>): void {
    for (const [at, update] of updates.entries()) {
      const number = seq - updates.length + 1 + at
      if (number > this.#has && !this.#ahead.has(number)) this.#early.set(number, { update, step })
    }
    this.#advance()
  }

  /** Resolves when everything up to that number is in the document. */
  async reached(upTo: Seq): Promise<void> {
    if (this.#has >= upTo) return
    const reached = new Promise<void>((resolve) => this.#waiting.push({ upTo, resolve }))
    void this.catchUp()
    return reached
  }

  /** Told where the board stands in the store: reads what is missing here. */
  standsAt(epoch: number, seq: Seq): void {
    if (epoch !== this.#parts.epoch) this.#parts.renewed()
    else if (seq > this.#has) void this.catchUp()
  }

  /** Reads from the store what came after what is here. Never rejects: it tries again. */
  async catchUp(): Promise<void> {
    if (this.#isReading || this.#isReleased) return
    this.#stopFilling()
    this.#isReading = true
    const { store, board, epoch, log, clock } = this.#parts
    try {
      const since = must(await store.since(board, this.#has), `board ${board}`)
      if (this.#isReleased) return
      if (since.epoch !== epoch) return this.#parts.renewed()
      if (since.seq > this.#has) {
        // What we have of these already changes nothing when it is applied again.
        this.#parts.apply(since.updates, null)
        this.#has = since.seq
        this.#forgetUpTo(since.seq)
      }
    } catch (error) {
      log.warn({ board, err: error, retryInMs: RETRY_MS }, 'what other servers stored could not be read')
      this.#filling = clock.after(RETRY_MS, () => void this.catchUp())
    } finally {
      this.#isReading = false
    }
    this.#advance()
  }

  release(): void {
    this.#isReleased = true
    this.#stopFilling()
    for (const { resolve } of this.#waiting.splice(0)) resolve()
  }

  #advance(): void {
    if (this.#isReleased) return
    const updates: Uint8Array[] = []
    let step = 0
    for (;;) {
      const next = this.#has + 1
      const early = this.#early.get(next)
      if (early) {
        updates.push(early.update)
        step = Math.max(step, early.step)
        this.#early.delete(next)
      } else if (!this.#ahead.delete(next)) break
      this.#has = next
    }
    if (updates.length > 0) this.#parts.apply(updates, step)
    for (const { resolve } of this.#waiting.filter(({ upTo }) => upTo <= this.#has)) resolve()
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter(({ upTo }) => upTo > this.#has))
    const hasGap = this.#early.size > 0 || this.#ahead.size > 0
    if (!hasGap) this.#stopFilling()
    else this.#filling ??= this.#parts.clock.after(GAP_MS, () => void this.catchUp())
  }

  #forgetUpTo(seq: Seq): void {
    for (const number of this.#ahead) if (number <= seq) this.#ahead.delete(number)
    for (const number of this.#early.keys()) if (number <= seq) this.#early.delete(number)
  }

  #stopFilling(): void {
    this.#filling?.()
    this.#filling = null
  }
}
