/** A slot with topics in it, in their order: what is on the board, or what would be. */

import { later } from '../time.ts'
import type { Lineup, PlacedTopic, Slot, Topic } from './model.ts'

/** [M3] Each topic starts when those before it in the slot have had their minutes. */
export function lineupOf(slot: Slot, members: readonly Topic[], zone: string): Lineup {
  const { start } = slot.place
  let used = 0
  const topics: PlacedTopic[] = members.map((topic) => {
    const after = used
    used += topic.minutes
    return { topic, after, start: later(start, after, zone), end: later(start, used, zone) }
  })
  return { slot, end: later(start, slot.minutes, zone), topics, used }
}
