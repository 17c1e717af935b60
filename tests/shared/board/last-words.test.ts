import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { join, newBoard, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { faultsOf } from '../../support/invariants.ts'
import { LastWords } from '../../support/last-words.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

/** Two people who do, undo, redo and hear from each other in any order; what went wrong, in words. */
function workTogether(seed: number, turns: number): string[] {
  const chance = dice(seed)
  const start = newBoard()
  furnish(start, chance)
  const doors = [2, 3].map((id) => undoableReplicaOf(start, id))
  const docs = doors.map(({ doc }) => doc)
  const people = doors.map((door) => ({ door, words: new LastWords(door.doc) }))
  const faults: string[] = []
  for (let turn = 0; turn < turns; turn++) {
    const { door, words } = chance.pick(people)
    const luck = chance.roll(8)
    if (luck < 4) randomVerb(door, chance)
    else if (luck === 4) join(...docs)
    else {
      const way = luck === 7 ? 'redo' : 'undo'
      const step = door.undoState()[way]
      for (const fault of words.overwrittenBy(() => door[way]()))
        faults.push(`turn ${turn}, ${way} “${step}”: ${fault}`)
    }
  }
  join(...docs)
  const boards = docs.map(readBoard)
  const [here, there] = boards.map(contentHash)
  if (here !== there) faults.push('the two end with different boards')
  for (const board of boards) faults.push(...faultsOf(board))
  for (const door of doors) door.release()
  return faults
}

it.each([[200_789_223, 'a speaker who was taken away, then made one with another person']])(
  '[M8] what once went wrong stays right: seed %s, %s',
  (seed) => {
    expect(workTogether(seed, 60)).toEqual([])
  },
)

it('[M8] undo and redo of two people in any order change no value that the other wrote last, and both end alike', () => {
  const seeds = fc.integer({ min: 1, max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(workTogether(seed, 60)).toEqual([])
    }),
    cases(200),
  )
}, 900_000)
