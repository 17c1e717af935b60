/** People who work apart: random verbs on replicas whose changes arrive late, twice and in any order, until all arrived. */

import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { MAPS, mapOf } from '../../shared/board/doc.ts'
import { readBoard, watchBoard } from '../../shared/board/read.ts'
import { newBoard, replicaOf } from './boards.ts'
import { type Dice, dice } from './dice.ts'
import { faultsOf, isPending, repairsOf, Written } from './invariants.ts'
import { furnish, randomVerb } from './random-verbs.ts'

export interface Apart {
  readonly seed: number
  /** How many people. */
  readonly count: number
  /** Verbs and deliveries, of all together. */
  readonly steps: number
  /** Somebody's program writes nonsense now and then. */
  readonly isDamaged: boolean
}

/** Somebody's replica, and the changes of others that are still under way to it. */
class Person {
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

  /** Takes some of what is under way, in any order, singly or as one; some of it stays under way and comes again. */
  receive(count: number): void {
    const taken: Uint8Array[] = []
    while (taken.length < count && this.inbox.length > 0) {
      const at = this.dice.roll(this.inbox.length)
      taken.push(this.inbox[at] as Uint8Array)
      if (this.dice.roll(4) > 0) this.inbox.splice(at, 1)
    }
    const updates = this.dice.roll(2) === 0 || taken.length === 0 ? taken : [Y.mergeUpdates(taken)]
    this.door.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.door.doc, update, 'network')
    }, 'network')
  }

  /** Takes all that is under way, shuffled, some of it twice, in handfuls. */
  receiveAll(): void {
    const twice = this.inbox.filter(() => this.dice.roll(4) === 0)
    const all = shuffled([...this.inbox.splice(0), ...twice], this.dice)
    while (all.length > 0) {
      Y.applyUpdate(this.door.doc, Y.mergeUpdates(all.splice(0, 1 + this.dice.roll(50))), 'network')
    }
  }

  /** [M6] One value of one entry, or a whole entry, becomes what no verb writes. */
  damage(): void {
    const { doc } = this.door
    const name = this.dice.pick(MAPS.filter((one) => mapOf(doc, one).size > 0))
    const nonsense = this.dice.pick([7, '', 'x', null, {}, { slotId: 1 }, { slotId: 's_0000000000000000', rank: 'V' }])
    const id = this.dice.pick([...mapOf(doc, name).keys()])
    const entry = mapOf(doc, name).get(id)
    if (entry instanceof Y.Map && this.dice.roll(4) > 0) entry.set(this.dice.pick([...entry.keys(), 'new']), nonsense)
    else if (name !== 'meta') mapOf(doc, name).set(id, nonsense)
  }
}

/** What is wrong in the end, in words: nothing, if the rules M1 to M6 hold. */
export function workApart({ seed, count, steps, isDamaged }: Apart): string[] {
  const chance = dice(seed)
  const start = newBoard({}, 99)
  furnish(start, chance)
  const people = Array.from({ length: count }, (_, at) => new Person(start, seed + at + 1))
  const written = new Written()
  for (const person of people) {
    written.watch(person.door.doc)
    person.onOwnUpdate((update) => {
      for (const other of people) if (other !== person) other.inbox.push(update)
    })
  }
  for (let step = 0; step < steps; step++) {
    const person = chance.pick(people)
    if (chance.roll(4) === 0) person.receive(1 + chance.roll(6))
    if (isDamaged && chance.roll(20) === 0) person.damage()
    else randomVerb(person.door, person.dice, person.reader.current())
  }
  for (const person of people) person.receiveAll()

  const boards = people.map(({ door }) => readBoard(door.doc))
  const faults = new Set(isDamaged ? [] : boards.flatMap((board) => [...faultsOf(board), ...repairsOf(board)]))
  const [first] = boards.map(contentHash)
  for (const [at, { door, reader }] of people.entries()) {
    const hash = contentHash(reader.current())
    if (hash !== first) faults.add(`${at} has ${hash}, the first ${first}`)
    if (!isDeepStrictEqual(reader.current(), boards[at])) faults.add('what was read bit by bit is not what is there')
    if (isPending(door.doc)) faults.add('something is pending though everything came')
    if (!isDamaged) for (const fault of written.faultsIn(door.doc)) faults.add(fault)
    reader.release()
    door.doc.destroy()
  }
  return [...faults]
}

/** The same things in any order (Fisher and Yates). */
function shuffled<T>(things: readonly T[], { roll }: Dice): T[] {
  const order = [...things]
  for (let at = order.length - 1; at > 0; at--) {
    const other = roll(at + 1)
    ;[order[at], order[other]] = [order[other] as T, order[at] as T]
  }
  return order
}
