/** An open board, or its talk: applies what peers send, passes it on, keeps it, and lets the programme follow. */

import type { PublicationMode } from '../../shared/access.ts'
import { mayEdit } from '../../shared/access.ts'
import { contentOf } from '../../shared/board/content.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import type { Writer } from '../../shared/board/writer.ts'
import type { BoardId, DocId, GrantId, RandomBytes } from '../../shared/ids.ts'
import { isTalkId } from '../../shared/ids.ts'
import { must, never } from '../../shared/must.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { Frame, Verdict } from '../../shared/protocol/frames.ts'
import { checkFrame, keepingFrame, updateFrame, watchingFrame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { Seq, StoredBoard } from '../ports/board-store.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { HistoryStore } from '../ports/history-store.ts'
import type { Limits } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Edition, EditionFacts, Publication } from '../ports/programme-store.ts'
import type { Stores } from '../ports/stores.ts'
import { Answers } from './answers.ts'
import { Authors, writerOf } from './authors.ts'
import { Elsewhere } from './elsewhere.ts'
import { Exchange } from './exchange.ts'
import { Intake } from './intake.ts'
import { Journal } from './journal.ts'
import type { BoardMoment, Here, LiveBoard } from './live-board.ts'
import type { Member } from './members.ts'
import { Members } from './members.ts'
import type { News } from './news.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'
import { Publisher } from './publisher.ts'
import { Refusal } from './refusal.ts'
import type { Fit } from './replica.ts'
import { Replica } from './replica.ts'
import { Saved } from './saved.ts'
import type { Written } from './scribe.ts'
import { Scribe } from './scribe.ts'
import { shapeOf } from './shape.ts'

export interface OpenBoardParts {
  readonly id: DocId
  readonly stored: StoredBoard
  /** `null` for the talk: nothing of it is ever published. */
  readonly publication: Publication | null
  readonly stores: Pick<Stores, 'boards' | 'programmes' | 'history'>
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
  readonly limits: Limits
  readonly metrics: Metrics
  readonly isRevoked: (grant: GrantId) => boolean
  /** `null` where no other server has the board. */
  readonly shared: SharedParts | null
  /** Called when this life of the board has ended, however it did. */
  readonly closed?: Release
  /** The document may be damaged: whoever wants the board next has to load it anew, after `flushed`. */
  readonly failed: () => void
}

/** How servers that work together tell each other of this board. */
export interface SharedParts {
  readonly bus: Bus
  /** Which server this is (`Stores.node`). */
  readonly node: number
  /** Another epoch was begun elsewhere. */
  readonly renewed: () => void
}

/** An update that the gate has admitted, from the moment when it came until it is applied. */
interface Came {
  readonly member: Member
  readonly frame: Extract<Frame, { update: Uint8Array }>
  /** Who it was, when it came: they may have left when it is applied. */
  readonly writer: Writer
  /** By the clock's `elapsed`. */
  readonly at: number
}

/** A document that nobody changes or reads for so long leaves memory. */
const QUIET_MS = 10_000
/** A large board is sent to who waits for it before it is read here. */
const READ_AFTER_MS = 1_000
const DAY_MS = 86_400_000
/** A server publishes what came to it within half a second: after so long another does it. */
const MAKE_UP_MS = 2_000

/** A live board with what its keeper, `LiveBoards`, needs beyond. */
export class OpenBoard implements LiveBoard {
  readonly id: BoardId
  readonly epoch: number
  readonly #parts: Pick<OpenBoardParts, 'clock' | 'log' | 'limits' | 'metrics' | 'isRevoked' | 'failed'>
  readonly #members = new Members()
  readonly #replica: Replica
  readonly #scribe: Scribe
  readonly #authors: Authors
  readonly #journal: Journal
  readonly #saved = new Saved()
  readonly #presence: Presence
  readonly #publisher: Publisher | null
  readonly #answers: Answers
  readonly #intake: Intake<Came>
  #lastUse: number
  /** Rejects when the store begins to fail. */
  #failing = Promise.withResolvers<never>()
  /** How many attendees watch, as it was told last. */
  #watching = 0
  readonly #reading: Release
  readonly #closed: Release | undefined
  readonly #exchange: Exchange | null
  readonly #elsewhere = new Elsewhere()
  /** When something changed last that another server should publish; never: infinity. */
  #changedAt = Number.POSITIVE_INFINITY
  readonly #node: string
  #hasFailed = false

  /** [L1] Throws if the board cannot be opened. */
  constructor(parts: OpenBoardParts) {
    const { id, stored, publication, stores, clock, random, log, limits, metrics, shared } = parts
    // The doors are handed a board alone as one.
    this.id = id as BoardId
    this.epoch = stored.epoch
    // Not all of them: what was stored is in the document by now.
    this.#parts = { clock, log, limits, metrics, isRevoked: parts.isRevoked, failed: parts.failed }
    this.#lastUse = clock.now()
    this.#closed = parts.closed
    this.#node = String(shared?.node ?? 0)
    this.#scribe = new Scribe(stored.history, () => clock.now(), shared?.node ?? null)
    this.#journal = new Journal({
      board: id,
      epoch: stored.epoch,
      store: stores.boards,
      clock,
      log,
      limits,
      metrics,
      seq: stored.seq,
      appended: (seq, batch) => this.#exchange?.appended(seq, batch),
      has: (seq) => this.#exchange?.has ?? seq,
      behindSnapshot: stored.updates.length,
      behindBytes: stored.updates.reduce((sum, { length }) => sum + length, 0),
      snapshotBytes: stored.snapshot?.length ?? 0,
      stateVector: () => this.#replica.stateVector,
      written: () => this.#written(stores.history),
      snapshot: () => (this.#hasFailed ? null : this.#replica.snapshot),
      committed: (stateVector) => this.#saved.tell(this.#journal.durable, stateVector),
      keeping: (isKeeping) => this.#sayKeeping(isKeeping),
    })
    this.#presence = new Presence(clock, limits, metrics, (presences) =>
      this.#exchange?.say({ kind: 'presence', node: this.#node, presences }),
    )
    this.#authors = new Authors((peer) => this.#presence.nameOf(peer) ?? '')
    this.#answers = new Answers((stateVector) => this.#replica.missing(stateVector))
    this.#intake = new Intake(clock, (came) => this.#take(came))
    this.#replica = new Replica({
      shape: shapeOf(id),
      stored,
      // Of what is said about it the talk itself says who and when.
      scribe: isTalkId(id) ? null : this.#scribe,
      limits,
      random,
      now: () => clock.now(),
      changed: (update, from) => this.#keep(update, from),
      heard: (update) => this.#passOn(update, null),
    })
    this.#exchange =
      shared &&
      new Exchange({
        board: id,
        epoch: stored.epoch,
        seq: stored.seq,
        store: stores.boards,
        bus: shared.bus,
        clock,
        log,
        step: () => this.#scribe.step,
        renewed: shared.renewed,
        apply: (updates, step) => this.#hear(updates, step),
        heard: (news) => this.#heard(news),
      })
    this.#publisher =
      publication &&
      new Publisher({
        publication,
        seq: stored.seq,
        derive: (of) => this.#derived(of),
        store: stores.programmes,
        isShared: shared !== null,
        random,
        clock,
        log,
      })
    this.#reading = clock.after(READ_AFTER_MS, () => void this.#read())
  }

  get board(): Board {
    this.#used()
    return this.#replica.board
  }

  get change(): BoardDoc {
    this.#mustBeSound()
    this.#mustKeep()
    this.#used()
    return this.#replica.change
  }

  changeBy(verb: string, grant: Grant): BoardDoc {
    this.#mustBeSound()
    this.#mustKeep()
    this.#used()
    return this.#replica.changeBy(verb, writerOf(grant, ''), grant.label)
  }

  moment(): BoardMoment {
    this.#intake.takeNow()
    this.#mustBeSound()
    this.#used()
    this.#scribe.seal()
    return { step: this.#scribe.step, content: contentOf(this.#replica.change.doc) }
  }

  /** Bytes that are not durable yet. */
  get unsavedBytes(): number {
    return this.#journal.unsavedBytes
  }

  get healthy(): boolean {
    return this.#journal.healthy
  }

  async settled(): Promise<void> {
    this.#intake.takeNow()
    await Promise.race([this.#journal.settled(), this.#failing.promise])
  }

  publication(): Publication {
    return this.#ofBoard.publication
  }

  async setMode(mode: PublicationMode): Promise<void> {
    this.#mustBeSound()
    this.#mustKeep()
    return this.#ofBoard.setMode(mode)
  }

  setEmbedOrigins(origins: readonly string[]): Promise<void> {
    return this.#ofBoard.setEmbedOrigins(origins)
  }

  editions(): Promise<EditionFacts[]> {
    return this.#ofBoard.editions()
  }

  edition(number: number): Promise<Edition | null> {
    return this.#ofBoard.edition(number)
  }

  async publishEdition(note: string): Promise<number> {
    this.#scribe.seal()
    this.#mustBeSound()
    this.#mustKeep()
    return this.#ofBoard.publishEdition(note)
  }

  async republish(number: number, note: string): Promise<number | null> {
    this.#mustBeSound()
    this.#mustKeep()
    return this.#ofBoard.republish(number, note)
  }

  /** One message of the board's topic on the bus. */
  hear(message: Uint8Array): void {
    this.#exchange?.hear(message)
  }

  /** Told where the board stands in the store. */
  standsAt(epoch: number, seq: Seq): void {
    this.#exchange?.standsAt(epoch, seq)
  }

  /** [L53] Tells the other servers who is here, and forgets those that have not said it for long. */
  sayHere(watching: number): void {
    const now = this.#parts.clock.elapsed()
    for (const node of this.#elsewhere.gone(now)) this.#presence.left(node)
    if (this.#exchange && now - this.#changedAt > MAKE_UP_MS) {
      this.#changedAt = Number.POSITIVE_INFINITY
      this.#publisher?.makeUp(this.#exchange.has)
    }
    const here = this.#members.list().map((peer) => ({ grant: peer.grant.id, name: this.#presence.nameOf(peer) }))
    this.#exchange?.say({ kind: 'here', node: this.#node, watching, here, presences: this.#presence.own })
  }

  /** [L51] Says what the board shows, where nothing of it is under way. */
  sayContent(): void {
    if (!this.#exchange || !this.#isSettled || this.#hasFailed) return
    const { has } = this.#exchange
    if (this.#replica.isAwake)
      this.#exchange.say({ kind: 'check', epoch: this.epoch, seq: has, hash: this.#replica.contentHash })
  }

  /** Another server has saved the publication. */
  publishedElsewhere(): void {
    void Promise.allSettled([this.#publisher?.savedElsewhere()])
  }

  /** Of its programme; `null` for a talk. */
  get slug(): string | null {
    return this.#publisher?.publication.slug ?? null
  }

  /** The number of the next step of history. */
  get nextStep(): number {
    return this.#scribe.next
  }

  /** [L40] Said when it is another than before; a talk has no programme to watch. */
  sayWatching(countOf: (slug: string) => number): void {
    const count = this.#publisher ? countOf(this.#publisher.publication.slug) + this.#elsewhere.watching : 0
    if (count === this.#watching) return
    this.#watching = count
    this.#members.tell(watchingFrame(count))
  }

  join(peer: Peer): Release {
    const word = this.#hasFailed ? 'internal' : this.#parts.isRevoked(peer.grant.id) ? 'no-access' : null
    if (word) {
      peer.close(word)
      return () => undefined
    }
    this.#members.add(peer)
    this.#presence.join(peer)
    this.#saved.join(peer)
    if (peer.wantsSaved && !this.#journal.healthy) peer.send(keepingFrame(false))
    if (peer.wantsSaved && this.#watching > 0) peer.send(watchingFrame(this.#watching))
    return () => this.#leave(peer)
  }

  receive(peer: Peer, frame: Frame): void {
    const member = this.#members.of(peer)
    if (!member) return
    switch (frame.kind) {
      case 'sync-step-1':
        this.#answer(member, frame.stateVector)
        break
      case 'sync-step-2':
      case 'update':
        this.#accept(member, frame)
        break
      case 'awareness':
        this.#presence.receive(peer, frame.update)
        break
      case 'query-awareness':
        this.#presence.show(peer)
        break
      case 'check':
        peer.send(this.#checked(frame))
        break
      case 'saved':
      case 'keeping':
      case 'watching':
        throw new Refusal('not-allowed')
      default:
        never(frame)
    }
  }

  resync(peer: Peer): void {
    if (!this.#members.of(peer)) return
    peer.send(this.#answers.to(NOTHING))
    this.#presence.show(peer)
    this.#saved.tellAgain(peer, this.#replica.stateVector)
    if (!peer.wantsSaved) return
    peer.send(keepingFrame(this.#journal.healthy))
    peer.send(watchingFrame(this.#watching))
  }

  /** [L22] The document leaves memory if nothing has changed or read it for a while; its bytes answer who comes. */
  restIfQuiet(): void {
    const isQuiet = this.#parts.clock.now() - this.#lastUse >= QUIET_MS
    const isDone = this.#isSettled && this.isPublished
    if (!isQuiet || !isDone || !this.#replica.isAwake || this.#hasFailed) return
    this.sayContent()
    this.#replica.rest()
    this.#answers.forget()
  }

  /** Who is connected, in the order of coming. */
  here(): Here[] {
    const own = this.#members.list().map((peer) => ({ grant: peer.grant.id, name: this.#presence.nameOf(peer) }))
    return [...own, ...this.#elsewhere.here]
  }

  /** Ends the connections of a grant, or all. */
  sendAway(word: CloseWord, grant?: GrantId): void {
    for (const peer of this.#members.list(grant)) {
      this.#leave(peer)
      peer.close(word)
    }
  }

  /** [L19] The end of this life of the board: nothing is written to it any more, and everybody is sent away for good. */
  end(): void {
    this.#hasFailed = true
    this.#publisher?.release()
    this.#exchange?.release()
    this.sendAway('other-epoch')
  }

  /** [L19] The same where another server has begun the next life: what is not stored here fits no more. */
  endElsewhere(): void {
    this.#journal.abandon()
    this.end()
  }

  /** Resolves when everything is durable and what is public shows it. Never rejects. */
  async flushed(): Promise<void> {
    this.#intake.takeNow()
    if (!this.#hasFailed) await this.#publisher?.flushed()
    await this.#journal.settled()
  }

  /** After `flushed`: whether what is public shows everything. */
  get isPublished(): boolean {
    return this.#publisher?.isDone ?? true
  }

  release(): void {
    this.#closed?.()
    this.#reading()
    this.#intake.release()
    this.#presence.release()
    this.#publisher?.release()
    this.#exchange?.release()
    this.#replica.release()
  }

  /** Nobody asks it of a talk: the doors are handed a board alone. */
  get #ofBoard(): Publisher {
    return must(this.#publisher, 'a board, not its talk')
  }

  #mustBeSound(): void {
    if (this.#hasFailed) throw new Error(`board ${this.id} is being rebuilt`)
  }

  /** [L6] While the store fails, what waits for it has a bound: more is refused, not lost, its sender keeps it. */
  #mustHaveRoom(): void {
    if (!this.#journal.hasRoom) throw new Refusal('shutting-down', { limit: 'unsavedBytes' })
  }

  /** Who comes by the server's door is answered when it is durable: better refused now than kept waiting. */
  #mustKeep(): void {
    if (!this.#journal.healthy) throw new Refusal('shutting-down')
  }

  #used(): void {
    this.#lastUse = this.#parts.clock.now()
  }

  #leave(peer: Peer): void {
    if (!this.#members.remove(peer)) return
    this.#saved.leave(peer)
    this.#presence.leave(peer)
  }

  #answer(member: Member, stateVector: Uint8Array): void {
    const { peer } = member
    peer.send(this.#answers.to(stateVector))
    if (member.isGreeted) return
    member.isGreeted = true
    // [L5] Nobody asks an observer: its answer would be refused.
    if (mayEdit(peer.grant.role)) this.#members.ask(member, this.#replica.stateVector)
    this.#presence.show(peer)
  }

  /** [L18] A hash says something only of one and the same state vector. */
  #checked({ stateVector, hash }: Extract<Frame, { kind: 'check' }>): Uint8Array {
    // What waits is sent first: a change that only deletes would not show in the state vector.
    if (hash !== '') this.#intake.takeNow()
    const verdict = (): Verdict => {
      if (hash === '' || !sameBytes(stateVector, this.#replica.stateVector)) return 'heard'
      if (hash === this.#replica.contentHash) return 'same'
      this.#parts.metrics.diverged()
      return 'differs'
    }
    return checkFrame(stateVector, verdict())
  }

  #accept(member: Member, frame: Came['frame']): void {
    this.#mustHaveRoom()
    if (!this.#read()) return
    this.#replica.assertUpdate(frame.update, frame.kind === 'sync-step-2', () => this.#intake.takeNow())
    this.#intake.add({ member, frame, writer: this.#authors.of(member.peer), at: this.#parts.clock.elapsed() })
  }

  /** [L29] Whether the board can be worked with; if not, everybody is sent away. */
  #read(): boolean {
    try {
      this.#replica.read()
      return true
    } catch (error) {
      if (!this.#hasFailed) this.#fail(error, [])
      return false
    }
  }

  #take(came: readonly Came[]): void {
    if (this.#hasFailed) return
    this.#used()
    const fits = this.#apply(came)
    if (!fits) return
    const { clock, metrics } = this.#parts
    if (came[0]) metrics.applied(came.length, (clock.elapsed() - came[0].at) / 1000)
    for (const [at, fit] of fits.entries()) this.#account(must(came[at], 'an update'), fit)
    // Frames that changed nothing may be durable already.
    const { durable, position } = this.#journal
    if (durable === position) this.#saved.tell(durable, this.#replica.stateVector)
  }

  #account({ member, frame: { kind } }: Came, fit: Fit): void {
    const { peer } = member
    if (fit === 'out-of-place') {
      this.#leave(peer)
      peer.close('malformed')
      return
    }
    const isStep2 = kind === 'sync-step-2'
    if (isStep2) member.awaitsStep2 = false
    if (fit === 'in-part') {
      this.#saved.receivedInPart(peer)
      // A peer whose whole document builds on what it has not itself would be asked for ever.
      if (!isStep2) this.#members.ask(member, this.#replica.stateVector)
      return
    }
    if (isStep2) this.#saved.caughtUp(peer)
    this.#saved.received(peer, this.#journal.position)
  }

  #apply(came: readonly Came[]): Fit[] | null {
    try {
      return this.#replica.apply(
        came.map(({ member: { peer }, frame, writer }) => ({
          update: frame.update,
          peer: peer.id,
          grant: peer.grant,
          writer,
        })),
      )
    } catch (error) {
      this.#fail(error, came)
      return null
    }
  }

  /** [L2] What changed the document is passed on at once, wrapped once for all, and kept. */
  #keep(update: Uint8Array, from: string | null): void {
    this.#passOn(update, from)
    this.#journal.add(update)
    this.#publishSoon()
  }

  /**
   * [L52] Of servers that share a board the first of those that are heard of publishes, so that they do not overtake each
   * other all the time; should it not, another does. An upgrade changes the board before there is a publisher, which then
   * begins with what the board shows.
   */
  #publishSoon(): void {
    if (this.#elsewhere.hasBelow(Number(this.#node))) this.#changedAt = this.#parts.clock.elapsed()
    else this.#publisher?.changed()
  }

  #passOn(update: Uint8Array, from: string | null): void {
    this.#answers.forget()
    this.#members.relay(updateFrame(update), from)
  }

  /** [L50] What another server has stored is here too, and is told to everybody. */
  #hear(updates: readonly Uint8Array[], step: number | null): void {
    if (this.#hasFailed) return
    try {
      // What waits here came before, for whoever looks at the document in between.
      this.#intake.takeNow()
      this.#replica.hear(updates)
      if (step !== null) this.#scribe.heard(step)
      this.#publishSoon()
    } catch (error) {
      this.#fail(error, [])
    }
  }

  #heard(news: Exclude<News, { kind: 'rows' }>): void {
    switch (news.kind) {
      case 'presence':
        this.#presence.heard(news.node, news.presences, false)
        break
      case 'here':
        this.#elsewhere.heard(news, this.#parts.clock.elapsed())
        this.#presence.heard(news.node, news.presences, true)
        break
      case 'check':
        this.#compare(news)
        break
      default:
        never(news)
    }
  }

  /** [L51] Of two that have the same updates and show something else one is wrong, and nobody knows which. */
  #compare({ epoch, seq, hash }: Extract<News, { kind: 'check' }>): void {
    const isComparable = this.#isSettled && !this.#hasFailed && epoch === this.epoch && seq === this.#exchange?.has
    if (!isComparable || hash === this.#replica.contentHash) return
    this.#parts.metrics.serversDiverged()
    this.#fail(new Error(`another server shows something else at update ${seq}`), [])
  }

  get #isSettled(): boolean {
    return this.#journal.durable === this.#journal.position
  }

  /** Again, if another server's update that belongs before came only afterwards. */
  async #derived<T>(of: (board: Board) => T): Promise<{ value: T; from: Seq }> {
    for (;;) {
      const value = of(this.board)
      const had = this.#exchange?.has ?? 0
      const own = await this.#journal.settled()
      if (!this.#exchange) return { value, from: own }
      await this.#exchange.reached(own)
      if (this.#exchange.isAllOurs(had, own)) return { value, from: Math.max(own, had) }
    }
  }

  /** What is to be stored with the updates; with each keyframe, what is too old goes. */
  #written(store: HistoryStore): Written {
    const written = this.#scribe.take()
    if (written.keyframes.length > 0) void this.#prune(store)
    return written
  }

  async #prune(store: HistoryStore): Promise<void> {
    const { clock, limits, log } = this.#parts
    try {
      await store.prune(this.id, clock.now() - limits.historyDays * DAY_MS)
    } catch (error) {
      log.warn({ board: this.id, err: error }, 'old history could not be dropped; tried again with the next keyframe')
    }
  }

  #sayKeeping(isKeeping: boolean): void {
    if (!isKeeping) {
      const { promise, reject } = this.#failing
      void Promise.allSettled([promise]) // nobody may be waiting
      reject(new Refusal('shutting-down'))
      this.#failing = Promise.withResolvers<never>()
    }
    this.#members.tell(keepingFrame(isKeeping))
  }

  /** [L8] Better a short pause for all than a document that nobody else has: the next load is from the store. */
  #fail(error: unknown, came: readonly Came[]): void {
    this.#hasFailed = true
    const { log, failed } = this.#parts
    const peers = [...new Set(came.map(({ member }) => member.peer.id))]
    log.error({ board: this.id, peers, err: error }, 'a board failed while it was changed or read; it is loaded again')
    this.#publisher?.release()
    failed()
    this.sendAway('internal')
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

/** The state vector of an empty document. */
const NOTHING = new Uint8Array([0])
