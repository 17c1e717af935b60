/**
 * Lets the programme follow the board while it is public.
 *   changes   c c   cccccccccccc     c
 *   programme -----P--------P---P-------P     100 ms after the last change, 500 ms after the first
 * A programme is saved after the updates that it shows: nothing becomes public that a crash could take back [L13].
 */

import type { PublicationMode } from '../../shared/access.ts'
import type { Board } from '../../shared/board/model.ts'
import { recorded } from '../../shared/exports/calendar-record.ts'
import { changesBetween, sayChange, sayTakenBack } from '../../shared/exports/changes.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { diff } from '../../shared/programme/diff.ts'
import type { Programme, Projection } from '../../shared/programme/programme.ts'
import { project } from '../../shared/programme/project.ts'
import type { Release } from '../../shared/release.ts'
import type { Seq } from '../ports/board-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Edition, EditionFacts, ProgrammeStore, Publication, PublicationChange } from '../ports/programme-store.ts'

const QUIET_MS = 100
const LONGEST_MS = 500
const RETRY_MS = 1000
/** Of several servers that publish one board at once, one is first each time. */
const MOST_OVERTAKEN = 20

class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor() {
    super('another server has saved meanwhile: what was computed does not follow what is stored')
  }
}

export interface PublisherParts {
  readonly publication: Publication
  /** The number of the last update that was loaded. */
  readonly seq: Seq
  /** Something of what the board shows, and the number of the last update that it is made of: all of them are durable. */
  readonly derive: <T>(of: (board: Board) => T) => Promise<{ readonly value: T; readonly from: Seq }>
  readonly store: ProgrammeStore
  /** Other servers publish it too: what is stored may be newer than what was saved here. */
  readonly isShared: boolean
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
}

export class Publisher {
  readonly #parts: PublisherParts
  #publication: Publication
  /** The mode that was asked for last: changes count while it is being saved. */
  #wanted: PublicationMode
  /** A board that fell behind by private changes alone is saved too, so that it is not opened at every start. */
  #isBehind: boolean
  #dirtySince: number | null = null
  #timer: Release | null = null
  #isReleased = false
  /** Everything that saves, one after the other. Never rejects. */
  #tail: Promise<unknown> = Promise.resolve()

  constructor(parts: PublisherParts) {
    this.#parts = parts
    this.#publication = parts.publication
    this.#wanted = parts.publication.mode
    this.#isBehind = this.#wanted === 'live' && parts.publication.derivedFrom < parts.seq
    if (this.#isBehind) this.#publishSoon(0)
  }

  get publication(): Publication {
    return this.#publication
  }

  /** To be called after each change of the board. */
  changed(): void {
    if (this.#wanted !== 'live') return
    const now = this.#parts.clock.now()
    this.#dirtySince ??= now
    this.#publishSoon(Math.max(0, Math.min(QUIET_MS, this.#dirtySince + LONGEST_MS - now)))
  }

  /** Another server has saved it: its mode counts from now on. */
  async savedElsewhere(): Promise<void> {
    await this.#next(async () => {
      this.#wanted = this.#publication.mode
    })
  }

  /** What is public is behind the board by more than its own server should need: it may be gone. */
  makeUp(seq: Seq): void {
    if (this.#wanted === 'live' && this.#publication.derivedFrom < seq && !this.#timer) this.#publishSoon(0)
  }

  /** Resolves when the mode is durable; a board that goes live publishes what it shows now. */
  async setMode(mode: PublicationMode): Promise<void> {
    this.#wanted = mode
    await this.#next(async () => {
      if (mode === this.#publication.mode) return
      if (mode === 'live') return this.#publish()
      if (mode === 'editions' && this.#publication.mode === 'live')
        return this.#publishEdition('', await this.#editions())
      const { programme: old, record, derivedFrom } = this.#publication
      const programme = mode === 'editions' ? await this.#lastEdition() : old
      const told = mode === 'editions' && programme ? recorded(record, programme, this.#parts.clock.now()) : record
      await this.#save({ mode, programme, record: told, derivedFrom })
    })
  }

  /** Resolves when it is durable. */
  async setEmbedOrigins(embedOrigins: readonly string[]): Promise<void> {
    await this.#next(async () => {
      await this.#parts.store.setEmbedOrigins(this.#publication.board, embedOrigins)
      this.#publication = { ...this.#publication, embedOrigins }
    })
  }

  /** From the newest to the oldest. */
  editions(): Promise<EditionFacts[]> {
    return this.#editions()
  }

  edition(number: number): Promise<Edition | null> {
    return this.#parts.store.edition(this.#publication.board, number)
  }

  /** What the board shows now becomes the next edition; resolves with its number when it is durable and public. */
  async publishEdition(note: string): Promise<number> {
    let made = 0
    await this.#next(async () => {
      const editions = await this.#editions()
      await this.#publishEdition(note, editions)
      made = nextAfter(editions)
    })
    return made
  }

  /** An earlier edition once more, as the next one; those between are withdrawn. `null` if there is none of that number. */
  async republish(number: number, note: string): Promise<number | null> {
    let made: number | null = null
    await this.#next(async () => {
      const earlier = await this.edition(number)
      if (!earlier) return
      const editions = await this.#editions()
      made = nextAfter(editions)
      await this.#keepEdition(earlier.programme, this.#publication.derivedFrom, note, editions, number)
    })
    return made
  }

  #editions(): Promise<EditionFacts[]> {
    return this.#parts.store.editions(this.#publication.board)
  }

  async #publishEdition(note: string, editions: readonly EditionFacts[]): Promise<void> {
    const { value, from } = await this.#parts.derive(project)
    await this.#keepEdition(value, from, note, editions, null)
  }

  async #keepEdition(
    projection: Projection,
    derivedFrom: Seq,
    note: string,
    editions: readonly EditionFacts[],
    withdrawsAfter: number | null,
  ): Promise<void> {
    const { board, programme: old, record, saves } = this.#publication
    const at = this.#parts.clock.now()
    const number = nextAfter(editions)
    const programme: Programme = { ...projection, sequence: (old?.sequence ?? 0) + 1, edition: number }
    const last = await this.#lastPublic(editions)
    const say = withdrawsAfter === null ? sayChange : sayTakenBack
    const differences = last ? changesBetween(last.programme, programme) : []
    // What is said alike is said once.
    const sentences = new Map(differences.map((change) => [say(change), change.id]))
    const [changes, about] = [[...sentences.keys()], [...sentences.values()]]
    const change = { mode: 'editions', programme, record: recorded(record, programme, at), derivedFrom } as const
    const edition = { number, at, note, changes, about, programme }
    if (!(await this.#parts.store.publish(board, edition, change, withdrawsAfter, saves))) throw new Overtaken()
    this.#publication = { ...this.#publication, ...change, saves: saves + 1 }
  }

  /** The one that attendees see in `editions`: what was live in between is numbered on. */
  async #lastEdition(): Promise<Programme | null> {
    const { programme } = this.#publication
    if (programme?.edition != null) return programme
    const last = await this.#lastPublic(await this.#editions())
    return last ? { ...last.programme, sequence: (programme?.sequence ?? 0) + 1 } : programme
  }

  async #lastPublic(editions: readonly EditionFacts[]): Promise<Edition | null> {
    const last = editions.find(({ isWithdrawn }) => !isWithdrawn)
    return last ? this.edition(last.number) : null
  }

  /** Resolves when nothing waits to be published any more, or the store did not take it. */
  async flushed(): Promise<void> {
    if (this.#timer) this.#due()
    await this.#tail
  }

  /** After `flushed`: whether what is public shows everything; if not, it is tried again. */
  get isDone(): boolean {
    return this.#timer === null
  }

  /** What waits to be saved is not: the document may be damaged. */
  release(): void {
    this.#isReleased = true
    this.#timer?.()
    this.#timer = null
  }

  #publishSoon(ms: number): void {
    this.#timer?.()
    this.#timer = this.#parts.clock.after(ms, () => this.#due())
  }

  #due(): void {
    this.#timer?.()
    this.#timer = null
    this.#dirtySince = null
    const published = this.#next(async () => {
      try {
        if (this.#publication.mode === 'live') await this.#publish()
      } catch (error) {
        const { log, publication } = this.#parts
        log.warn({ board: publication.board, err: error, retryInMs: RETRY_MS }, 'a programme could not be saved')
        if (this.#wanted === 'live' && !this.#isReleased) this.#publishSoon(RETRY_MS)
      }
    })
    // It rejects only when it was released: then nobody waits for it.
    void Promise.allSettled([published])
  }

  async #publish(): Promise<void> {
    const { value: projection, from: derivedFrom } = await this.#parts.derive(project)
    const { mode, programme: old, record } = this.#publication
    const numbered = (sequence: number): Programme => ({ ...projection, sequence, edition: null })
    const isNew = !old || diff(old, numbered(old.sequence)) !== null
    if (!isNew && mode === 'live' && !this.#isBehind) return
    const programme = isNew ? numbered((old?.sequence ?? 0) + 1) : old
    const now = this.#parts.clock.now()
    await this.#save({ mode: 'live', programme, record: recorded(record, programme, now), derivedFrom })
    this.#isBehind = false
  }

  async #save(change: PublicationChange): Promise<void> {
    const { board, saves } = this.#publication
    if (!(await this.#parts.store.save(board, change, saves))) throw new Overtaken()
    this.#publication = { ...this.#publication, ...change, saves: saves + 1 }
  }

  /** [L52] Runs a step on what is stored now, again and again until nobody was faster. */
  async #onNewest(step: () => Promise<void>): Promise<void> {
    if (!this.#parts.isShared) return step()
    for (let overtaken = 0; ; overtaken++) {
      await this.#refresh()
      try {
        return await step()
      } catch (error) {
        if (!(error instanceof Overtaken) || overtaken === MOST_OVERTAKEN) throw error
        await this.#pause(overtaken)
      }
    }
  }

  /** Longer each time, and by chance, so that those who met once do not meet again. */
  #pause(overtaken: number): Promise<void> {
    const { clock, random } = this.#parts
    const share = (random(1)[0] ?? 0) / 256
    return new Promise((resolve) => void clock.after(LONGEST_MS * share * Math.min(1, (overtaken + 1) / 4), resolve))
  }

  async #refresh(): Promise<void> {
    const { board } = this.#publication
    this.#publication = must(await this.#parts.store.byBoard(board), `the publication of ${board}`)
  }

  #next(step: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(() => {
      if (this.#isReleased) throw new Error(`board ${this.#publication.board} was let go before it could be published`)
      return this.#onNewest(step)
    })
    this.#tail = Promise.allSettled([done])
    return done
  }
}

const nextAfter = (editions: readonly EditionFacts[]): number => (editions[0]?.number ?? 0) + 1
