/** What a drop would cause, before it: clashes that would stand then and do not stand now, or for other reasons. */

import type { SlotId, TopicId } from '../ids.ts'
import type { Clash } from './clash.ts'
import { dropped } from './drop.ts'
import { lineupOf } from './lineup.ts'
import type { Board, Place } from './model.ts'
import { outlookOf } from './outlook.ts'
import type { Target } from './verbs.ts'

/** Asked for every slot when cards are picked up, so only what a drop changes is looked at. */
export function foresee(board: Board, held: readonly TopicId[]): (target: Target) => readonly Clash[] {
  const outlook = outlookOf(board)
  return (target) => outlook.causedBy(dropped(board, held, target))
}

/** The same for a slot that is moved with everything in it. */
export function foreseeSlot(board: Board, id: SlotId): (place: Place) => readonly Clash[] {
  const outlook = outlookOf(board)
  const lineup = board.lineups.get(id)
  if (!lineup) return () => []
  const members = lineup.topics.map(({ topic }) => topic)
  const at = (place: Place) => lineupOf({ ...lineup.slot, place }, members, board.meta.timeZone)
  return (place) => outlook.causedBy(new Map([[id, at(place)]]))
}

const MOST_SAID = 3

/** "15 min over · Ada speaks in Birch then": seen from what is held (ids of topics or slots), worst first. */
export function sayForeseen(clashes: readonly Clash[], held: readonly string[] = []): string {
  const said = [...new Set(clashes.map((clash) => briefly(clash, held)))]
  const more = said.length - MOST_SAID
  return [...said.slice(0, MOST_SAID), ...(more > 0 ? [`+${more}`] : [])].join(' · ')
}

function briefly({ brief, topics, slots }: Clash, held: readonly string[]): string {
  const things: readonly string[] = topics.length > 0 ? topics : slots
  const [first, second = first] = brief
  return things[1] !== undefined && held.includes(things[1]) ? second : first
}
