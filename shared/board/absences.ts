/** The verbs that say when somebody is not available [M7]. */

import type { AwayId, PersonId } from '../ids.ts'
import { mintId } from '../ids.ts'
import type { WallTime } from '../time.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, PREFIX } from './doc.ts'
import { named } from './steps.ts'
import { pick, write } from './write.ts'

export interface Away {
  readonly from: WallTime
  readonly to: WallTime
}

export function addAway(board: BoardDoc, person: PersonId, away: Away): AwayId {
  const id = mintId('away', board.random)
  writeAway(board, person, id, away)
  return id
}

/** Both times at once: one value [M2]. What was taken back meanwhile stays so. */
export function editAway(board: BoardDoc, person: PersonId, id: AwayId, away: Away): void {
  if (entryOf(board.doc, 'person', person)?.has(PREFIX.away + id)) writeAway(board, person, id, away)
}

export function removeAway(board: BoardDoc, person: PersonId, id: AwayId): void {
  board.change(`changed when ${named(board, 'person', person)} is away`, (doc) =>
    entryOf(doc, 'person', person)?.delete(PREFIX.away + id),
  )
}

const writeAway = (board: BoardDoc, person: PersonId, id: AwayId, away: Away): void =>
  board.change(`changed when ${named(board, 'person', person)} is away`, (doc) =>
    write(entryOf(doc, 'person', person), { [PREFIX.away + id]: pick(away, 'from', 'to') }),
  )
