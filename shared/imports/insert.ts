/** Topics of an import into a slot in the source's order, between what stands there [M4]: each behind the one before it. */

import type { BoardDoc } from '../board/doc.ts'
import { placeTopics } from '../board/verbs.ts'
import { cardsIn } from '../board/write.ts'
import type { SlotId, TopicId } from '../ids.ts'

/**
 * `topics`: all that the source has in the slot, in its order; `placed`: those of them that are put there now, or `in order`:
 * all that stand there. What the source does not know stays where it is, behind the one that it stood behind.
 */
export function insertTopics(
  door: BoardDoc,
  slotId: SlotId,
  topics: readonly TopicId[],
  placed: readonly TopicId[] | 'in order',
): void {
  if (placed.length === 0) return
  const cards = cardsIn(door.doc, slotId).map(({ id }) => id)
  const standing = new Set(cards)
  if (placed === 'in order') {
    const known = topics.filter((topic) => standing.has(topic))
    for (const [at, topic] of known.entries()) {
      const before = at === 0 ? cards.find((card) => known.includes(card)) : after(cards, known[at - 1])
      if (before !== topic) move(door, slotId, cards, [topic], before ?? null)
    }
    return
  }
  const wanted = new Set(placed)
  let run: TopicId[] = []
  let last: TopicId | undefined
  const place = () => {
    if (run.length > 0) move(door, slotId, cards, run, (last === undefined ? cards[0] : after(cards, last)) ?? null)
    last = run.at(-1) ?? last
    run = []
  }
  for (const topic of topics) {
    if (wanted.has(topic)) run.push(topic)
    else if (standing.has(topic)) {
      place()
      last = topic
    }
  }
  place()
}

const after = (cards: readonly TopicId[], topic: TopicId | undefined): TopicId | undefined =>
  topic === undefined ? undefined : cards[cards.indexOf(topic) + 1]

/** On the board, and in the list that follows it. */
function move(door: BoardDoc, slotId: SlotId, cards: TopicId[], ids: readonly TopicId[], before: TopicId | null): void {
  placeTopics(door, ids, { slotId, before })
  for (const id of ids) if (cards.includes(id)) cards.splice(cards.indexOf(id), 1)
  cards.splice(before === null ? cards.length : cards.indexOf(before), 0, ...ids)
}
