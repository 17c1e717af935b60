/** The gate and a live board over memory, with an honest pair on it, somebody on another board, and somebody hostile. */

import type { LiveBoard } from '../../server/live/live-board.ts'
import type { Peer } from '../../server/live/peer.ts'
import { Refusal } from '../../server/live/refusal.ts'
import type { Grant } from '../../server/ports/grant-store.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import { admit } from '../../server/socket/gate.ts'
import type { Role } from '../../shared/access.ts'
import { contentHash } from '../../shared/board/content-hash.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { BoardId, GrantId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import type { Dice } from '../support/dice.ts'
import { dice as diceOf } from '../support/dice.ts'
import { settle } from '../support/fake-clock.ts'
import type { FakePeer } from '../support/fake-peer.ts'
import { fakePeer } from '../support/fake-peer.ts'
import type { Stage } from '../support/open-boards.ts'
import { stage } from '../support/open-boards.ts'
import { furnish, randomVerb } from '../support/random-verbs.ts'
import { WildFrames } from './wild-frames.ts'

/** A board that was changed so often grows slow, and is left for a fresh one. */
const MOST_CHANGES = 1_500
const FRAMES_A_ROUND = 20_000
const FRAMES_AN_EDIT = 250

export interface Counts {
  frames: number
  /** By what became of them: `admitted`, `dropped`, or the word that they were refused with. */
  readonly ends: Map<string, number>
  /** How often applying threw, and the board was loaded anew. */
  rebuilt: number
  slowestMs: number
  /** What must not be, in words, with what it takes to see it again. */
  readonly wrong: string[]
}

export const noCounts = (): Counts => ({ frames: 0, ends: new Map(), rebuilt: 0, slowestMs: 0, wrong: [] })

/** One board from its making until it was changed too often. The same seed gives the same frames. */
export async function fuzzRound(seed: number, most: number, counts: Counts): Promise<void> {
  const round = new Round(seed, counts)
  await round.open()
  try {
    await round.run(Math.min(most, FRAMES_A_ROUND))
    await round.close()
  } catch (error) {
    round.say(`a bug: ${error instanceof Error ? error.stack : String(error)}`)
  }
}

let made = 0

/** Somebody without a document, to whom nothing that it hears matters. */
function deafPeer(role: Role): Peer {
  const id = `h${++made}`
  const grant: Grant = { ...NOBODY, id: id as GrantId, role }
  return { id, grant, wantsSaved: made % 2 === 0, send: () => undefined, close: () => undefined }
}

const NOBODY: Grant = fakePeer().grant

class Round {
  readonly #seed: number
  readonly #counts: Counts
  readonly #dice: Dice
  readonly #stage: Stage
  readonly #pair: readonly [FakePeer, FakePeer]
  readonly #neighbour: FakePeer
  /** The pair's client ids, as far as they were given by the dice. */
  readonly #ids: number[]
  #id = '' as BoardId
  #board: LiveBoard | null = null
  #elsewhere: LiveBoard | null = null
  #leaves: Release[] = []
  #hostile = { peer: deafPeer('organizer'), leave: (() => undefined) as Release }
  #neighbourHeard = 0
  #at = 0

  constructor(seed: number, counts: Counts) {
    this.#seed = seed
    this.#counts = counts
    this.#dice = diceOf(seed)
    this.#stage = stage(seed)
    this.#pair = [fakePeer({ seed }), fakePeer({ seed: seed + 1 })]
    this.#neighbour = fakePeer({ seed: seed + 2 })
    this.#ids = this.#pair.map(({ doc }) => doc.clientID)
  }

  async open(): Promise<void> {
    this.#id = await this.#stage.make()
    this.#elsewhere = (await this.#stage.hold(await this.#stage.make())).board
    this.#neighbour.enter(this.#elsewhere)
    this.#neighbourHeard = this.#neighbour.bytes.length
    await this.#enter()
    const [a] = this.#pair
    furnish(a.door, this.#dice, 4)
    this.#passOn(a)
  }

  async run(frames: number): Promise<void> {
    const wild = new WildFrames(this.#pair[0].doc, this.#dice)
    for (this.#at = 0; this.#at < frames; this.#at++) {
      this.#send(wild.next())
      this.#keepIds()
      if (this.#pair[0].closed.length > 0) await this.#comeBack()
      if (this.#at % FRAMES_AN_EDIT === 0) await this.#edit()
      if (this.#changes() > MOST_CHANGES) break
    }
  }

  /** Everything that has to hold after a round. */
  async close(): Promise<void> {
    await this.#edit()
    const board = must(this.#board, 'a board')
    await board.settled()
    const shown = contentHash(board.board)
    const [a, b] = this.#pair
    if (contentHash(readBoard(a.doc)) !== shown || contentHash(readBoard(b.doc)) !== shown)
      this.say('the honest pair shows something else than the server')
    if (contentHash(readBoard(await this.#stage.stored(this.#id))) !== shown) this.say('something else is stored')
    for (const { doc } of this.#pair)
      if (doc.store.pendingStructs || doc.store.pendingDs) this.say('an honest one waits for what never comes')
    if (this.#neighbour.bytes.length !== this.#neighbourHeard || this.#neighbour.closed.length > 0)
      this.say('another board heard of it')
    for (const release of [...this.#leaves, this.#hostile.leave]) release()
  }

  /** Yjs takes another id by chance where somebody writes under its own: by ours, so that the seed gives the same again. */
  #keepIds(): void {
    for (const [at, { doc }] of this.#pair.entries()) {
      if (doc.clientID === this.#ids[at]) continue
      doc.clientID = 1 + this.#dice.roll(2 ** 31)
      this.#ids[at] = doc.clientID
    }
  }

  say(what: string, frame?: Uint8Array): void {
    const bytes = frame ? `, frame ${Buffer.from(frame).toString('hex').slice(0, 400)}` : ''
    this.#counts.wrong.push(`${what} (seed ${this.#seed}, at ${this.#at}${bytes})`)
  }

  #changes(): number {
    return this.#pair[1].frames.length
  }

  /** Everybody comes, with what they have. */
  async #enter(): Promise<void> {
    const { board, release } = await this.#stage.hold(this.#id)
    this.#board = board
    this.#leaves = [...this.#pair.map((peer) => peer.enter(board)), release]
    this.#replaceHostile()
  }

  /** [L8] A board that threw has sent everybody away. */
  async #comeBack(): Promise<void> {
    for (const peer of this.#pair) peer.closed.length = 0
    this.#counts.rebuilt++
    await this.#enter()
  }

  #replaceHostile(): void {
    this.#hostile.leave()
    const role: Role = this.#dice.roll(8) === 0 ? 'observer' : 'organizer'
    const peer = deafPeer(role)
    this.#hostile = { peer, leave: must(this.#board, 'a board').join(peer) }
  }

  #send(frame: Uint8Array): void {
    const { ends } = this.#counts
    const heard = this.#updatesHeard()
    const start = performance.now()
    const end = this.#receive(frame)
    this.#counts.slowestMs = Math.max(this.#counts.slowestMs, performance.now() - start)
    this.#counts.frames++
    ends.set(end, (ends.get(end) ?? 0) + 1)
    if (end === 'admitted' || end === 'dropped') {
      const { role } = this.#hostile.peer.grant
      if (role === 'observer' && this.#updatesHeard() > heard) this.say('an observer changed something', frame)
      if (this.#pair[0].closed.length > 0 && this.#updatesHeard() > heard)
        this.say('somebody heard of a change that was taken back', frame)
      return
    }
    if (this.#updatesHeard() > heard) this.say(`somebody heard of what was refused as ${end}`, frame)
    this.#replaceHostile()
  }

  #receive(frame: Uint8Array): string {
    const { peer } = this.#hostile
    try {
      const admission = admit(frame, peer.grant.role, INITIAL_LIMITS)
      if (admission.is === 'refused') return admission.word
      if (admission.is === 'admitted') must(this.#board, 'a board').receive(peer, admission.frame)
      return admission.is
    } catch (error) {
      if (error instanceof Refusal) return error.word
      this.say(`a bug: ${error instanceof Error ? error.stack : String(error)}`, frame)
      return 'a bug'
    }
  }

  #updatesHeard(): number {
    const [a] = this.#pair
    let count = 0
    for (let at = a.frames.length - 1; at >= this.#counted; at--) if (a.frames[at]?.kind === 'update') count++
    this.#heard += count
    this.#counted = a.frames.length
    return this.#heard
  }
  #counted = 0
  #heard = 0

  /** One of the pair does something; everything that happens beside it may happen. */
  async #edit(): Promise<void> {
    const peer = this.#dice.pick(this.#pair)
    randomVerb(peer.door, this.#dice)
    this.#passOn(peer)
    await settle()
  }

  #passOn(peer: FakePeer): void {
    const board = must(this.#board, 'a board')
    for (const update of peer.takeUpdates()) board.receive(peer, { kind: 'update', update })
    if (peer.closed.length > 0) this.say('an honest edit was refused')
  }
}
