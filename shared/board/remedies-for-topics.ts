/** Remedies that move topics: to the nearest place where nothing new stands in the way, or to the tray. */

import type { TopicId } from '../ids.ts'
import { momentOf, sayWhen } from '../time.ts'
import type { Clash } from './clash.ts'
import { quote, sayRoom, sayTopic } from './clash-words.ts'
import { dropped } from './drop.ts'
import type { Board, Lineup, PlacedTopic, Topic } from './model.ts'
import type { Remedy } from './remedy.ts'
import { mends } from './remedy.ts'
import type { Target } from './verbs.ts'
import { placeTopics } from './verbs.ts'

/** Moves its first topic, or else the second, to the nearest slot that has time for it. */
export function elsewhere(board: Board, clash: Clash): Remedy | null {
  for (const id of clash.topics) {
    const topic = board.topics.get(id)
    const from = topic?.placement && board.lineups.get(topic.placement.slotId)
    if (!topic || !from) continue
    for (const target of nearest(board, topic, from)) {
      const changed = dropped(board, [id], target)
      if (!mends(board, clash, changed, 'nothing new')) continue
      const placed = changed.get(target.slotId)?.topics.find((one) => one.topic.id === id)
      if (placed) return { say: sayMove(board, target, placed), apply: (door) => placeTopics(door, [id], target) }
    }
  }
  return null
}

function sayMove(board: Board, { slotId }: NonNullable<Target>, { topic, start }: PlacedTopic): string {
  const roomId = board.slots.get(slotId)?.place.roomId ?? null
  return `Move ${sayTopic(topic)} to ${sayWhen(start)} in ${sayRoom(board, roomId)}`
}

/** Each place in its own slot, then the ends of the others, by how far they are from where it is. */
function* nearest(board: Board, topic: Topic, from: Lineup): Generator<NonNullable<Target>> {
  for (const before of [...from.topics.map((placed) => placed.topic.id), null]) {
    if (before !== topic.id) yield { slotId: from.slot.id, before }
  }
  const zone = board.meta.timeZone
  const distance = ({ slot }: Lineup) =>
    Math.abs(momentOf(slot.place.start, zone) - momentOf(from.slot.place.start, zone))
  const others = [...board.lineups.values()].filter(
    (lineup) => lineup !== from && lineup.slot.kind !== 'break' && lineup.used + topic.minutes <= lineup.slot.minutes,
  )
  for (const { slot } of others.sort((a, b) => distance(a) - distance(b))) yield { slotId: slot.id, before: null }
}

/** Puts topics back on the tray, where what is left behind them allows it. */
export function toTray(board: Board, clash: Clash, ids: readonly TopicId[]): Remedy | null {
  const [first, ...more] = ids
  if (!first || !mends(board, clash, dropped(board, ids, null), 'no new error')) return null
  const what = more.length === 0 ? quote(board.topics.get(first)?.title ?? '') : `the last ${ids.length} topics`
  return { say: `Put ${what} on the tray`, apply: (door) => placeTopics(door, ids, null) }
}
