/** People who work apart, whose changes arrive late, twice and in any order, end with one board. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { readBoard, watchBoard } from '../../shared/board/read.ts'
import { newBoard, replicaOf } from '../support/boards.ts'
import { cases } from '../support/cases.ts'
import { type Dice, dice } from '../support/dice.ts'
import { furnish, randomVerb } from '../support/random-verbs.ts'

/** Somebody's replica, and the changes of others that are still under way to it. */
class Peer {
  readonly door: BoardDoc
  readonly dice: Dice
  readonly inbox: Uint8Array[] = []
  readonly reader

  constructor(start: BoardDoc, seed: number) {
    this.door = replicaOf(start, seed)
    this.dice = dice(seed)
    this.reader = watchBoard(this.door.doc)
  }

  onOwnUpdate(send: (update: Uint8Array) => void): void {
    this.door.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') send(update)
    })
  }

  /** Takes some of what is under way, in any order; some of it stays under way and comes again. */
  receive(count: number): void {
    for (let taken = 0; taken < count && this.inbox.length > 0; taken++) {
      const at = this.dice.roll(this.inbox.length)
      const update = this.inbox[at] as Uint8Array
      if (this.dice.roll(4) > 0) this.inbox.splice(at, 1)
      Y.applyUpdate(this.door.doc, update, 'network')
    }
  }

  receiveAll(): void {
    while (this.inbox.length > 0) this.receive(this.inbox.length)
  }
}

/** Every topic is at one place: in one slot, or on the tray. */
function topicsInPlaces(board: Board): string[] {
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics.map(({ topic }) => topic.id))
  return [...placed, ...board.tray.map(({ id }) => id)].sort()
}

function workApart({ seed, count, steps }: { seed: number; count: number; steps: number }): void {
  const chance = dice(seed)
  const start = newBoard({}, 99)
  furnish(start, chance)
  const peers = Array.from({ length: count }, (_, at) => new Peer(start, seed + at + 1))
  for (const peer of peers) {
    peer.onOwnUpdate((update) => {
      for (const other of peers) if (other !== peer) other.inbox.push(update)
    })
  }
  for (let step = 0; step < steps; step++) {
    const peer = chance.pick(peers)
    if (chance.roll(4) === 0) peer.receive(1 + chance.roll(6))
    else randomVerb(peer.door, peer.dice)
  }
  for (const peer of peers) peer.receiveAll()

  const boards = peers.map(({ door }) => readBoard(door.doc))
  expect(new Set(boards.map(contentHash)).size).toBe(1)
  for (const [at, board] of boards.entries()) {
    expect(topicsInPlaces(board)).toEqual([...board.topics.keys()].sort())
    expect(peers[at]?.reader.current()).toEqual(board)
  }
}

describe('replicas', () => {
  it('[M1] [M7] random verbs, delivered in any order and twice, converge, with each topic exactly once', () => {
    const runs = fc.record({
      seed: fc.integer({ min: 1, max: 2 ** 31 }),
      count: fc.integer({ min: 3, max: 5 }),
      steps: fc.integer({ min: 5, max: 60 }),
    })
    fc.assert(fc.property(runs, workApart), cases(500))
  }, 600_000)

  it('[M1] a hash of content tells different boards apart, and does not see in which order people worked', () => {
    const board = newBoard()
    furnish(board, dice(5))
    const hash = contentHash(readBoard(board.doc))
    const copy = replicaOf(board, 2)
    expect(contentHash(readBoard(copy.doc))).toBe(hash)
    const hashes = new Set([hash])
    for (let step = 0; step < 50; step++) {
      const before = JSON.stringify(copy.doc.toJSON())
      randomVerb(copy, dice(step + 1))
      if (JSON.stringify(copy.doc.toJSON()) !== before) hashes.add(contentHash(readBoard(copy.doc)))
    }
    expect(hashes.size).toBeGreaterThan(25)
    expect([...hashes].every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(true)
  })
})
