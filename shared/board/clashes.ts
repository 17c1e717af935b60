/** Every clash of a board, in order: derived from it, shown with its reason, never stored, never enforced. */

import { arrangementOf } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { inOrder } from './clash.ts'
import { clashesOfPerson } from './clashes-of-people.ts'
import { clashesOfRoom, roomsOf } from './clashes-of-rooms.ts'
import { clashesOfSlot } from './clashes-of-slots.ts'
import { clashesOfWishes } from './clashes-of-wishes.ts'
import type { Board } from './model.ts'
import { clashesOfNames } from './namesakes.ts'

export type { Clash, ClashKind, Severity } from './clash.ts'
export { CLASHES, SEVERITIES } from './clash.ts'

/** A board is never changed, only replaced: list, foresight and remedies of one board cost one search. */
const known = new WeakMap<Board, readonly Clash[]>()

/** Errors first, then in the order of time. A pure function of the board. */
export function findClashes(board: Board): readonly Clash[] {
  const found = known.get(board) ?? inOrder(everyClash(board))
  known.set(board, found)
  return found
}

function* everyClash(board: Board): Generator<Clash> {
  const plan = arrangementOf(board)
  for (const room of roomsOf(board)) yield* clashesOfRoom(plan, room)
  for (const lineup of board.lineups.values()) yield* clashesOfSlot(board, lineup)
  for (const person of board.people.keys()) yield* clashesOfPerson(plan, person)
  for (const topic of board.topics.values()) yield* clashesOfWishes(plan, topic)
  yield* clashesOfNames(board)
}
