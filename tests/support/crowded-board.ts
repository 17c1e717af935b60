/** Boards on which everything gets in the way of everything: few people, few rooms, much of a day in one afternoon. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { newBoard } from './boards.ts'
import { dice } from './dice.ts'
import { furnish, Hand, RANDOM_VERBS, randomVerb } from './random-verbs.ts'

const CROWDING = [
  'setAttendee',
  'setSpeaker',
  'addWish',
  'addAway',
  'addSlot',
  'editTopic',
  'placeTopics',
  'editPerson',
] as const

/** The same for the same numbers. */
export function crowdedBoard(seed: number, steps: number): BoardDoc {
  const chance = dice(seed)
  const door = newBoard({}, seed % 1_000)
  furnish(door, chance, 12)
  editMeta(door, { changeover: chance.roll(60), lastDay: chance.pick(['2026-10-05', '2026-10-06']) })
  for (let step = 0; step < steps; step++) {
    if (chance.roll(2) === 0) randomVerb(door, chance)
    else RANDOM_VERBS[chance.pick(CROWDING)](new Hand(door, chance))
  }
  return door
}
