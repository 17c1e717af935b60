/**
 * Keeps what changed a board, in order, without making anybody wait.
 *   updates  u uu u      u         u uuu
 *   appends  -A--A-------A---------A-A---    one at a time; what arrives meanwhile is the next
 *   compact  ------------------C---------    after 500 updates or many bytes, never during an append
 *   keeping  yes........no.........yes        no: the store failed, or has not answered for 1.5 s
 */

import type { DocId } from '../../shared/ids.ts'
import type { BoardStore, Seq } from '../ports/board-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Limits } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import { storable } from './keyframes.ts'
import type { Written } from './scribe.ts'

const UPDATES_A_SNAPSHOT = 500
/** Or a quarter of the snapshot's bytes, but not so few: what opens a board has to put them together again. */
const LEAST_BYTES = 64 * 1024
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 2000
/** People who are told within 2 s that nothing is saved have lost little. */
const STALL_MS = 1500

export interface JournalParts {
  readonly board: DocId
  readonly epoch: number
  readonly store: BoardStore
  readonly clock: Clock
  readonly log: Log
  readonly limits: Pick<Limits, 'unsavedBytes'>
  readonly metrics: Metrics
  /** What is stored already: the number of the last update, and how many lie behind the snapshot. */
  readonly seq: Seq
  readonly behindSnapshot: number
  /** Bytes of these, and of the snapshot. */
  readonly behindBytes: number
  readonly snapshotBytes: number
  readonly stateVector: () => Uint8Array
  /** The steps that explain what was added since the last call, and keyframes to be stored with them. */
  readonly written: () => Written
  /** The whole document, or `null` if it cannot be trusted any more. */
  readonly snapshot: () => Uint8Array | null
  /** Called after each append, before anybody is told: the number of the last update of the batch. */
  readonly appended: (seq: Seq, batch: readonly Uint8Array[]) => void
  /** Up to which number the document has everything, if our own last one is `seq`: so far it may be compacted. */
  readonly has: (seq: Seq) => Seq
  /** Called after each commit, with the document's state vector from the moment when the batch was cut. */
  readonly committed: (stateVector: Uint8Array) => void
  /** Called when the store begins to fail, and when it takes updates again. */
  readonly keeping: (isKeeping: boolean) => void
}

export class Journal {
  readonly #parts: JournalParts
  readonly #settling: { readonly position: number; readonly resolve: (seq: Seq) => void }[] = []
  #waiting: Uint8Array[] = []
  /** What explains the first of those that wait, and was not stored with them. */
  #unstored: Written | null = null
  #position = 0
  #durable = 0
  #seq: Seq
  #behindSnapshot: number
  #behindBytes: number
  #snapshotBytes: number
  #failures = 0
  #isKeeping = true
  #unsavedBytes = 0
  #isRunning = false
  #isAbandoned = false

  constructor(parts: JournalParts) {
    this.#parts = parts
    this.#seq = parts.seq
    this.#behindSnapshot = parts.behindSnapshot
    this.#behindBytes = parts.behindBytes
    this.#snapshotBytes = parts.snapshotBytes
  }

  /** How many updates were ever added here. */
  get position(): number {
    return this.#position
  }

  /** How many of them are durable: always the first ones. */
  get durable(): number {
    return this.#durable
  }

  /** Whether the store took what it was given last, and in good time. */
  get healthy(): boolean {
    return this.#isKeeping
  }

  get unsavedBytes(): number {
    return this.#unsavedBytes
  }

  /** Whether more can wait here: for a store that fails, nobody's memory is large enough. */
  get hasRoom(): boolean {
    return this.#unsavedBytes < this.#parts.limits.unsavedBytes
  }

  add(update: Uint8Array): void {
    if (this.#isAbandoned) return
    this.#waiting.push(update)
    this.#unsavedBytes += update.length
    this.#position++
    if (!this.#isRunning) void this.#run()
  }

  /** Resolves when everything added before is durable, with the number of the last of it. */
  settled(): Promise<Seq> {
    if (this.#durable === this.#position || this.#isAbandoned) return Promise.resolve(this.#seq)
    return new Promise((resolve) => this.#settling.push({ position: this.#position, resolve }))
  }

  /** Another life of the board has begun: what waits does not fit it, and its senders have it. */
  abandon(): void {
    this.#isAbandoned = true
    this.#waiting = []
    for (const { resolve } of this.#settling.splice(0)) resolve(this.#seq)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    await null // what one turn of the loop adds (an import of 200 verbs) is one batch
    while (this.#waiting.length > 0) await this.#append()
    this.#isRunning = false
  }

  async #append(): Promise<void> {
    const batch = this.#waiting
    const cut = this.#parts.stateVector()
    this.#waiting = []
    const written = joined(this.#unstored, this.#parts.written())
    const seq = await this.#stored(batch, written)
    if (seq === null) return
    this.#seq = seq
    this.#parts.appended(seq, batch)
    this.#durable += batch.length
    for (const { length } of batch) {
      this.#unsavedBytes -= length
      this.#behindBytes += length
    }
    this.#behindSnapshot += batch.length
    this.#settle()
    this.#parts.committed(cut)
    const isLong = this.#behindBytes >= Math.max(LEAST_BYTES, this.#snapshotBytes / 4)
    if (isLong || this.#behindSnapshot >= UPDATES_A_SNAPSHOT) await this.#compact()
  }

  /** [L6] `null` after a pause if the store did not take the batch: it then stands first again, and nothing is lost. */
  async #stored(batch: readonly Uint8Array[], written: Written): Promise<Seq | null> {
    const { board, epoch, store, clock, log, metrics } = this.#parts
    const start = clock.elapsed()
    const inTime = clock.after(STALL_MS, () => this.#say(false))
    try {
      const seq = await store.append(board, batch, await storable(written), epoch)
      this.#unstored = null
      inTime()
      metrics.committed(batch.length, (clock.elapsed() - start) / 1000)
      this.#failures = 0
      this.#say(true)
      return seq
    } catch (error) {
      inTime()
      if (this.#isAbandoned) return null
      this.#say(false)
      // Should it have been stored and only the word be lost, appending again does no harm: Yjs applies it once.
      this.#waiting = [...batch, ...this.#waiting]
      this.#unstored = written
      const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++)
      log.error({ board, err: error, waiting: this.#waiting.length, retryInMs: ms }, 'updates could not be stored')
      await new Promise<void>((resolve) => void clock.after(ms, resolve))
      return null
    }
  }

  #say(isKeeping: boolean): void {
    if (isKeeping === this.#isKeeping) return
    this.#isKeeping = isKeeping
    this.#parts.keeping(isKeeping)
  }

  #settle(): void {
    for (let first = this.#settling[0]; first && first.position <= this.#durable; first = this.#settling[0]) {
      this.#settling.shift()
      first.resolve(this.#seq - (this.#durable - first.position))
    }
  }

  /** [L7] The snapshot may hold more than `upTo`: applying an update that it knows already changes nothing. */
  async #compact(): Promise<void> {
    const { board, store, snapshot, has, log } = this.#parts
    const upTo = has(this.#seq)
    const bytes = snapshot()
    if (!bytes) return
    this.#behindSnapshot = 0
    this.#behindBytes = 0
    this.#snapshotBytes = bytes.length
    try {
      await store.compact(board, bytes, upTo)
      this.#parts.metrics.compacted()
    } catch (error) {
      log.warn({ board, err: error }, 'a board could not be compacted; tried again after more updates')
    }
  }
}

const joined = (earlier: Written | null, later: Written): Written => ({
  steps: [...(earlier?.steps ?? []), ...later.steps],
  keyframes: [...(earlier?.keyframes ?? []), ...later.keyframes],
})
