/** The boards that are open in this process: each once, for as long as somebody holds it. */

import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { BoardId, DocId, GrantId, RandomBytes, TalkId } from '../../shared/ids.ts'
import { isTalkId, talkOf } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import { setUpTalk } from '../../shared/talk/doc.ts'
import type { StoredBoard } from '../ports/board-store.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { Limits } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import { unmetered } from '../ports/metrics.ts'
import type { Stores } from '../ports/stores.ts'
import { storable } from './keyframes.ts'
import type { Here, LiveBoard, LiveDoc } from './live-board.ts'
import { OpenBoard } from './open-board.ts'
import { Refusal } from './refusal.ts'
import { renewal } from './renewal.ts'
import { type Line, Together } from './together.ts'

export interface LiveBoards {
  /**
   * Opens a board, or joins those who have it open; `null` if there is none of that id. Rejects with a `Refusal` while
   * shutting down, with any other error if the board cannot be loaded.
   */
  hold(board: BoardId): Promise<{ board: LiveBoard; release: Release } | null>
  /** [L31] The talk of a board that there is, made when somebody first wants it. Rejects as `hold` does. */
  holdTalk(board: BoardId): Promise<{ board: LiveDoc; release: Release }>
  /** Who is connected to a board now. */
  here(board: BoardId): readonly Here[]
  /** [M10] Makes a board: `fill` writes it (`setUpBoard` first), and it is durable when this resolves. */
  create(board: BoardId, fill: ((door: BoardDoc) => void) | Uint8Array): Promise<void>
  /**
   * [L28] Begins the board's next epoch with what `fill` writes into an empty document (`setUpBoard` first), durable when
   * this resolves with its number. Rejects if there is no such board, or the store refuses: the old epoch goes on then.
   */
  renew(board: BoardId, fill: (door: BoardDoc) => void): Promise<number>
  /** Ends the connections of a grant, at once and for good. */
  revoke(grant: GrantId): void
  /** Whether every open board can keep what it is told. */
  healthy(): boolean
  /** How many are open, and how many bytes of them are not durable yet. */
  load(): { readonly boards: number; readonly unsavedBytes: number }
  /** [L40] Tells everybody on each open board how many attendees have its programme open. */
  sayWatching(countOf: (slug: string) => number): void
  /** Another server has saved the programme of that board. */
  publishedElsewhere(board: BoardId): void
  /** Opens the boards whose programme is behind (after a crash), so that they publish. */
  catchUp(): Promise<void>
  /** Sends everybody away, and resolves when everything is durable. */
  drain(): Promise<void>
}

export interface LiveBoardsParts {
  readonly stores: Stores
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
  readonly limits: Limits
  readonly metrics?: Metrics
  /** Between servers that share the stores; `null` where one has them alone. */
  readonly bus?: Bus | null
}

/** After a programme could not be saved: its publisher has tried again by then. */
const RETIRE_AGAIN_MS = 2000
/** How often to look which boards are quiet. */
const REST_MS = 5000

interface Entry {
  readonly loaded: Promise<OpenBoard | null>
  open: OpenBoard | null
  holders: number
  retiringAgain: Release | null
}

export function liveBoards(parts: LiveBoardsParts): LiveBoards {
  return new OpenBoards(parts)
}

class OpenBoards implements LiveBoards {
  readonly #parts: LiveBoardsParts
  readonly #together: Together | null
  readonly #entries = new Map<DocId, Entry>()
  /** Boards of which one life has ended, and its last updates are still being stored: loading waits for them. */
  readonly #flushing = new Map<DocId, Promise<void>>()
  /** A connection that was let in while its grant was being revoked is caught when it joins. */
  readonly #revoked = new Set<GrantId>()
  readonly #stopResting: Release
  #isDraining = false

  constructor(parts: LiveBoardsParts) {
    this.#parts = parts
    this.#stopResting = parts.clock.every(REST_MS, () => {
      for (const { open } of this.#entries.values()) open?.restIfQuiet()
    })
    const open = () => [...this.#entries.values()].flatMap((entry) => entry.open ?? [])
    const { stores, clock, log, bus } = parts
    this.#together = bus
      ? new Together({ bus, stores, clock, log, open, revoked: (grant) => this.#sendAway(grant) })
      : null
  }

  hold(id: BoardId): Promise<{ board: LiveBoard; release: Release } | null> {
    return this.#hold(id)
  }

  async holdTalk(id: BoardId): Promise<{ board: LiveDoc; release: Release }> {
    return must(await this.#hold(talkOf(id)), `the talk of ${id}`)
  }

  here(id: BoardId): readonly Here[] {
    return this.#entries.get(id)?.open?.here() ?? []
  }

  async #hold(id: DocId): Promise<{ board: LiveBoard; release: Release } | null> {
    if (this.#isDraining) throw new Refusal('shutting-down')
    const entry = this.#entries.get(id) ?? this.#open(id)
    entry.holders++
    const release = combine(() => this.#letGo(id, entry))
    const board = await entry.loaded
    if (this.#isDraining) {
      release()
      throw new Refusal('shutting-down')
    }
    return board && { board, release }
  }

  async create(id: BoardId, fill: ((door: BoardDoc) => void) | Uint8Array): Promise<void> {
    await this.#parts.stores.boards.create(id, fill instanceof Uint8Array ? fill : this.#filled('create', fill))
  }

  async renew(id: BoardId, fill: (door: BoardDoc) => void): Promise<number> {
    const first = this.#filled('renew', fill)
    const held = must(await this.hold(id), `board ${id}`)
    held.release()
    const entry = must(this.#entries.get(id), `board ${id} among those that are open`)
    const open = must(entry.open, `board ${id} open`)
    this.#forget(id, entry)
    const written = renewal(open.moment(), first, this.#parts.clock.now(), open.nextStep)
    open.end()
    const renewed = open.flushed().then(async () => {
      const epoch = await this.#parts.stores.boards.renew(id, first, await storable(written))
      this.#together?.sayStored(id)
      return epoch
    })
    // Whoever wants the board meanwhile waits, and finds the new epoch.
    this.#afterFlush(id, open, renewed)
    return renewed
  }

  #filled(verb: string, fill: (door: BoardDoc) => void): Uint8Array {
    const { random, clock } = this.#parts
    const doc = new Y.Doc()
    doc.clientID = Buffer.from(random(4)).readUInt32BE()
    fill(boardDocOf(doc, { random, now: () => clock.now(), origin: { from: 'server', verb } }))
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return update
  }

  revoke(grant: GrantId): void {
    this.#sendAway(grant)
    this.#together?.sayRevoked(grant)
  }

  #sendAway(grant: GrantId): void {
    if (this.#revoked.has(grant)) return
    this.#revoked.add(grant)
    for (const { open } of this.#entries.values()) open?.sendAway('no-access', grant)
  }

  healthy(): boolean {
    return this.#entries.values().every(({ open }) => open?.healthy ?? true)
  }

  load() {
    const unsavedBytes = this.#entries.values().reduce((sum, { open }) => sum + (open?.unsavedBytes ?? 0), 0)
    return {
      boards: this.#entries
        .keys()
        .filter((id) => !isTalkId(id))
        .toArray().length,
      unsavedBytes,
    }
  }

  sayWatching(countOf: (slug: string) => number): void {
    this.#together?.sayHere(countOf)
    for (const { open } of this.#entries.values()) open?.sayWatching(countOf)
  }

  publishedElsewhere(board: BoardId): void {
    this.#entries.get(board)?.open?.publishedElsewhere()
  }

  async catchUp(): Promise<void> {
    const { stores, log } = this.#parts
    for (const id of await stores.programmes.behind()) {
      try {
        const held = await this.hold(id)
        held?.release()
      } catch (error) {
        log.error({ board: id, err: error }, 'a programme is behind its board, and the board cannot be opened')
      }
    }
  }

  async drain(): Promise<void> {
    this.#isDraining = true
    this.#stopResting()
    this.#together?.release()
    await Promise.all([...this.#entries.values()].map(({ loaded }) => Promise.allSettled([loaded])))
    for (const { open } of this.#entries.values()) open?.sendAway('shutting-down')
    await Promise.all([...this.#entries.values()].map(({ open }) => open?.flushed()))
    await Promise.all(this.#flushing.values())
  }

  #open(id: DocId): Entry {
    const entry: Entry = { loaded: this.#load(id), open: null, holders: 0, retiringAgain: null }
    this.#entries.set(id, entry)
    entry.loaded.then(
      (board) => {
        entry.open = board
        if (!board) this.#forget(id, entry)
      },
      (error) => {
        this.#parts.log.error({ board: id, err: error }, 'a board could not be opened')
        this.#forget(id, entry)
      },
    )
    return entry
  }

  async #load(id: DocId): Promise<OpenBoard | null> {
    await this.#flushing.get(id)
    // Listens before it loads: what is stored meanwhile is heard, or shows as a gap.
    const line = await this.#together?.listen(id)
    try {
      const board = await this.#loaded(id, line ?? null)
      if (!board) line?.release()
      else line?.give((message) => board.hear(message))
      return board
    } catch (error) {
      line?.release()
      throw error
    }
  }

  async #loaded(id: DocId, line: Line | null): Promise<OpenBoard | null> {
    const { stores, clock, random, log, limits, bus } = this.#parts
    const stored = await (isTalkId(id) ? this.#storedTalk(id) : stores.boards.load(id))
    if (!stored) return null
    const publication = isTalkId(id) ? null : must(await stores.programmes.byBoard(id), `the publication of ${id}`)
    const renewed = () => this.#renewedElsewhere(id, board)
    const board: OpenBoard = new OpenBoard({
      shared: bus ? { bus, node: stores.node, renewed } : null,
      closed: () => line?.release(),
      id,
      stored,
      publication,
      stores,
      clock,
      random,
      log,
      limits,
      metrics: this.#parts.metrics ?? unmetered,
      isRevoked: (grant) => this.#revoked.has(grant),
      failed: () => this.#failed(id, board),
    })
    return board
  }

  /** Boards of earlier versions have none, and most boards never need one. */
  async #storedTalk(id: TalkId): Promise<StoredBoard | null> {
    const { boards } = this.#parts.stores
    const found = await boards.load(id)
    if (found) return found
    try {
      await boards.create(id, this.#filled('create', setUpTalk))
    } catch (error) {
      // Another server may have been first.
      const made = await boards.load(id)
      if (made) return made
      throw error
    }
    return boards.load(id)
  }

  #failed(id: DocId, board: OpenBoard): void {
    const entry = this.#entries.get(id)
    if (entry?.open === board) this.#forget(id, entry)
    this.#afterFlush(id, board, board.flushed())
  }

  #renewedElsewhere(id: DocId, board: OpenBoard): void {
    const entry = this.#entries.get(id)
    if (entry?.open !== board) return
    this.#forget(id, entry)
    board.endElsewhere()
    this.#afterFlush(id, board, board.flushed())
  }

  /** The board is loaded again no sooner than this life of it has ended, however it did. */
  #afterFlush(id: DocId, board: OpenBoard, ended: Promise<unknown>): void {
    const flushed = Promise.allSettled([ended]).then(() => {
      board.release()
      if (this.#flushing.get(id) === flushed) this.#flushing.delete(id)
    })
    this.#flushing.set(id, flushed)
  }

  #forget(id: DocId, entry: Entry): void {
    if (this.#entries.get(id) === entry) this.#entries.delete(id)
  }

  #letGo(id: DocId, entry: Entry): void {
    entry.holders--
    if (entry.holders === 0) void this.#retire(id, entry)
  }

  /** [L14] A board that nobody holds leaves memory when all of it is durable and published. */
  async #retire(id: DocId, entry: Entry): Promise<void> {
    const { open } = entry
    if (!open) return
    await open.flushed()
    if (entry.holders > 0 || this.#entries.get(id) !== entry) return
    if (!open.isPublished) {
      entry.retiringAgain?.()
      entry.retiringAgain = this.#parts.clock.after(RETIRE_AGAIN_MS, () => {
        if (entry.holders === 0) void this.#retire(id, entry)
      })
      return
    }
    this.#entries.delete(id)
    open.release()
  }
}
