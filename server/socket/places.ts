/** How many connections there may be, on one board, on its talk, and in all: counted, nothing else. */

import type { DocId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { Limits } from '../ports/limits.ts'

export type PlaceLimit = Extract<keyof Limits, 'boardConnections' | 'connections'>

export class Places {
  readonly #limits: Pick<Limits, PlaceLimit>
  readonly #byBoard = new Map<DocId, number>()
  #all = 0

  constructor(limits: Pick<Limits, PlaceLimit>) {
    this.#limits = limits
  }

  get taken(): number {
    return this.#all
  }

  /** On how many boards somebody is. */
  get boards(): number {
    return this.#byBoard.size
  }

  /** A place, to be given back once; or the limit that is reached. */
  take(board: DocId): Release | PlaceLimit {
    const here = this.#byBoard.get(board) ?? 0
    if (this.#all >= this.#limits.connections) return 'connections'
    if (here >= this.#limits.boardConnections) return 'boardConnections'
    this.#byBoard.set(board, here + 1)
    this.#all++
    let isTaken = true
    return () => {
      if (isTaken) this.#giveBack(board)
      isTaken = false
    }
  }

  #giveBack(board: DocId): void {
    const here = (this.#byBoard.get(board) ?? 0) - 1
    if (here > 0) this.#byBoard.set(board, here)
    else this.#byBoard.delete(board)
    this.#all--
  }
}
