/** What a drop makes of the slots that cards leave and come to, without touching the document. */

import type { SlotId, TopicId } from '../ids.ts'
import { lineupOf } from './lineup.ts'
import type { Board, Lineup, Topic } from './model.ts'
import type { Target } from './verbs.ts'

/** The slots that would be otherwise, as `placeTopics` leaves them: what is held stands together, before a card or last. */
export function dropped(board: Board, held: readonly TopicId[], target: Target): ReadonlyMap<SlotId, Lineup> {
  const moved = [...new Set(held)].flatMap((id) => board.topics.get(id) ?? [])
  const touched = new Set(moved.flatMap(({ placement }) => placement?.slotId ?? []))
  if (target && moved.length > 0) touched.add(target.slotId)
  const changed = new Map<SlotId, Lineup>()
  for (const id of touched) {
    const lineup = board.lineups.get(id)
    if (!lineup) continue
    const stay = lineup.topics.flatMap(({ topic }) => (moved.includes(topic) ? [] : topic))
    const members = target?.slotId === id ? withMoved(stay, moved, target.before) : stay
    changed.set(id, lineupOf(lineup.slot, members, board.meta.timeZone))
  }
  return changed
}

function withMoved(stay: readonly Topic[], moved: readonly Topic[], before: TopicId | null): readonly Topic[] {
  const found = stay.findIndex(({ id }) => id === before)
  return stay.toSpliced(found < 0 ? stay.length : found, 0, ...moved)
}
