/** Frames that somebody hostile sends: what a page would send, mutated; what nobody would; and noise. */

import * as Y from 'yjs'
import {
  awarenessFrame,
  checkFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../shared/protocol/frames.ts'
import { copyOf, doorOf } from '../support/boards.ts'
import type { Dice } from '../support/dice.ts'
import { randomVerb } from '../support/random-verbs.ts'
import { mutate } from './mutations.ts'
import type { Clients } from './wild-updates.ts'
import { wildUpdate } from './wild-updates.ts'

const GHOSTS = 12
const VERBS_A_GHOST = 4

/** What a hostile sender knows of one board. */
export class WildFrames {
  readonly #dice: Dice
  readonly #updates: Uint8Array[] = []
  readonly #whole: Uint8Array
  readonly #clients: Clients
  readonly #others: readonly Uint8Array[]
  #nextHonest = 0

  constructor(board: Y.Doc, dice: Dice) {
    this.#dice = dice
    for (let at = 0; at < GHOSTS; at++) this.#haunt(copyOf(board), 100_000 + dice.roll(1_000_000))
    this.#whole = Y.encodeStateAsUpdate(board)
    const { clients } = board.store
    this.#clients = [...clients.keys()].map((client) => [client, Y.getState(board.store, client)] as const)
    const stateVector = Y.encodeStateVector(board)
    this.#others = [
      syncStep1Frame(stateVector),
      checkFrame(stateVector, '0123456789abcdef'),
      awarenessFrame([{ client: 7, clock: 1, state: '{"name":"Ada","cursor":[1,2]}' }]),
      awarenessFrame(this.#clients.map(([client], at) => ({ client, clock: at, state: 'null' }))),
      Uint8Array.of(3),
    ]
  }

  /** Edits that are never sent as they are, but for a few. */
  #haunt(doc: Y.Doc, seed: number): void {
    doc.on('update', (update: Uint8Array) => this.#updates.push(update))
    const door = doorOf(doc, seed)
    for (let at = 0; at < VERBS_A_GHOST; at++) randomVerb(door, this.#dice)
    doc.destroy()
  }

  next(): Uint8Array {
    const dice = this.#dice
    const luck = dice.roll(100)
    if (luck < 45) return updateFrame(this.#mutated())
    if (luck < 50) return syncStep2Frame(this.#mutated())
    if (luck < 52) return syncStep2Frame(mutate(this.#whole, dice, this.#update()))
    if (luck < 76) return updateFrame(wildUpdate(dice, this.#clients))
    if (luck < 80) return updateFrame(mutate(wildUpdate(dice, this.#clients), dice, this.#update()))
    if (luck < 86) return mutate(updateFrame(this.#update()), dice, this.#update())
    if (luck < 95) return mutate(dice.pick(this.#others), dice, dice.pick(this.#others))
    if (luck < 98) return dice.bytes(1 + dice.roll(40))
    return updateFrame(this.#updates[this.#nextHonest++ % this.#updates.length] ?? this.#update())
  }

  #update(): Uint8Array {
    return this.#dice.pick(this.#updates)
  }

  #mutated(): Uint8Array {
    return mutate(this.#update(), this.#dice, this.#update())
  }
}
