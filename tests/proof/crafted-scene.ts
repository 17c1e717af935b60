/** Where a crafted frame arrives: a board with an honest pair on it, and somebody who was there before. */

import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import type { Role } from '../../shared/access.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import type { BoardAddress } from '../support/editor.ts'
import type { Target } from './crafted-frames.ts'
import { Honest } from './honest.ts'
import type { NewBoard } from './new-board.ts'

const PATIENCE_MS = 10_000

interface Said {
  readonly client: number
  readonly state: string
}

/** A board with somebody who left, an honest pair that is here, and who may be somebody hostile. */
export class Scene {
  readonly #board: NewBoard
  readonly pair: readonly [Honest, Honest]
  /** Hostile clients that the pair was to hear of. */
  readonly known = new Set<number>()
  #gone = { client: 0, clock: 0 }
  #edits = 0

  constructor(board: NewBoard) {
    this.#board = board
    const owner = { ...board.address, secret: board.secrets.owner }
    this.pair = [new Honest(owner, randomBytes), new Honest(board.address, randomBytes)]
  }

  async open(): Promise<void> {
    const leaver = new Honest(this.#board.address, randomBytes)
    await leaver.open()
    leaver.doc.transact(() => {
      for (let at = 0; at < 20; at++) leaver.doc.getMap('meta').set(`left ${at}`, at)
    })
    await leaver.caughtUp()
    await leaver.leave()
    this.#gone = { client: leaver.doc.clientID, clock: Y.getState(leaver.doc.store, leaver.doc.clientID) }
    for (const one of this.pair) {
      await one.open()
      one.present({ name: 'honest' })
    }
    await this.passOn()
  }

  /** Each changes something, and the other hears of it: so both have heard all that was said before. */
  async passOn(): Promise<void> {
    const [a, b] = this.pair
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const description = `edit ${++this.#edits}`
      const heard = until(() => to.board.meta.description === description, to)
      editMeta(from.door, { description })
      await heard
    }
  }

  /** All that the document of one says of others than the pair. */
  ofOthers({ doc }: Honest): string {
    const { sv, ds } = Y.snapshot(doc)
    const own = this.pair.map((one) => one.doc.clientID)
    const spans = (map: ReadonlyMap<number, unknown>) =>
      [...map].filter(([client]) => !own.includes(client)).sort(([a], [b]) => a - b)
    return JSON.stringify([spans(sv), spans(ds.clients)])
  }

  /** Of the pair as it is, or of somebody who was heard of before and leaves. */
  isOwn(entry: Said): boolean {
    return this.known.has(entry.client) || (this.#isOfPair(entry) && !this.isForged(entry))
  }

  /** Of the pair, and not what it says of itself. */
  isForged(entry: Said): boolean {
    return this.#isOfPair(entry) && !entry.state.includes('"honest"')
  }

  #isOfPair({ client }: Said): boolean {
    return this.pair.some(({ doc }) => doc.clientID === client)
  }

  /** Resolves when the pair has heard a presence of that client. */
  async hearsOf(client: number): Promise<void> {
    for (const one of this.pair) await until(() => one.presences.some((entry) => entry.client === client), one)
  }

  /** Resolves when the pair has something new of the victim. */
  async hearsUpdate({ victim, victimClock }: Target): Promise<void> {
    for (const one of this.pair) await until(() => Y.getState(one.doc.store, victim) > victimClock, one)
  }

  target(): Target {
    const [{ doc }] = this.pair
    const [me, other] = [randomBytes(4).readUInt32BE(), randomBytes(4).readUInt32BE()]
    return {
      me,
      other,
      victim: doc.clientID,
      victimClock: Y.getState(doc.store, doc.clientID),
      gone: this.#gone.client,
      goneClock: this.#gone.clock,
    }
  }

  address(role: Role): BoardAddress {
    return { ...this.#board.address, secret: this.#board.secrets[role] }
  }

  async close(): Promise<void> {
    for (const one of this.pair) await one.leave()
  }
}

/** Resolves when `look` is true, which it is asked whenever somebody heard something; at the latest after a while. */
function until(look: () => boolean, who: Honest): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = setTimeout(() => reject(new Error('the honest pair waits in vain')), PATIENCE_MS)
    const again = () => {
      if (!look()) return void who.hears(() => true).then(again)
      clearTimeout(given)
      resolve()
    }
    again()
  })
}
