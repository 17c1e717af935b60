/** Verbs for several topics at once: each is one transaction and one step, and leaves out what is gone [M13]. */

import type { SlotId, TopicId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { named, sayEntry, sayMany } from './steps.ts'
import { asPlacement } from './values.ts'
import { editTopic, placeTopics, removeEntry, type Target, type TopicChange } from './verbs.ts'
import { cardsIn, pick, standing } from './write.ts'

export type TopicsChange = Pick<TopicChange, 'minutes' | 'stage' | 'trackId' | 'kind'>

export function editTopics(board: BoardDoc, ids: readonly TopicId[], change: TopicsChange): void {
  const there = thoseThere(board, ids)
  board.change(sayChange(board, sayMany(board, 'topic', there), change), () => {
    for (const id of there) editTopic(board, id, pick(change, 'minutes', 'stage', 'trackId', 'kind'))
  })
}

/** "gave 4 topics 30 min"; several facts at once are not listed. */
function sayChange(board: BoardDoc, what: string, change: TopicsChange): string {
  const { minutes, stage, trackId, kind } = change
  if (Object.keys(change).length > 1) return `changed ${what}`
  if (minutes !== undefined) return `gave ${what} ${minutes} min`
  if (stage !== undefined) return `marked ${what} ${stage}`
  if (kind !== undefined) return `made ${what} of kind ${kind}`
  return trackId ? `moved ${what} to track “${named(board, 'track', trackId)}”` : `took ${what} out of the track`
}

export function removeTopics(board: BoardDoc, ids: readonly TopicId[]): void {
  const there = thoseThere(board, ids)
  board.change(`removed ${sayMany(board, 'topic', there)}`, () => {
    for (const id of there) removeEntry(board, 'topic', id)
  })
}

/**
 * Two topics stand in each other's place, also where one is on the tray or both are in one slot. They are dropped there as
 * by hand, with fresh ranks: a rank handed on could be handed on twice by two people at once [M4].
 */
export function swapTopics(board: BoardDoc, a: TopicId, b: TopicId): void {
  if (a === b || thoseThere(board, [a, b]).length < 2) return
  const [first, second] = inOrder(board, a, b)
  const [there, here] = [targetOf(board, first, second), targetOf(board, second, first)]
  if (!there && !here) return
  board.change(`swapped ${sayEntry(board, 'topic', a)} and ${sayEntry(board, 'topic', b)}`, () => {
    placeTopics(board, [second], there)
    placeTopics(board, [first], here)
  })
}

/** Of two cards of one slot the earlier first: the second drop then finds the first where it has to be. */
function inOrder(board: BoardDoc, a: TopicId, b: TopicId): [TopicId, TopicId] {
  const slotId = slotOf(board, a)
  const order = slotId ? cardsIn(board.doc, slotId).map(({ id }) => id) : []
  return order.includes(b) && order.indexOf(b) < order.indexOf(a) ? [b, a] : [a, b]
}

/** Where a card stands, without the one that leaves. */
function targetOf(board: BoardDoc, id: TopicId, leaving: TopicId): Target {
  const slotId = slotOf(board, id)
  if (!slotId) return null
  const cards = cardsIn(board.doc, slotId).filter((card) => card.id !== leaving)
  return { slotId, before: cards[cards.findIndex((card) => card.id === id) + 1]?.id ?? null }
}

/** The slot in which a topic is seen; one that is gone leaves it on the tray [M6]. */
function slotOf(board: BoardDoc, id: TopicId): SlotId | null {
  const slotId = asPlacement(standing(board.doc, 'topic', id)?.get('placement'))?.slotId
  return slotId && standing(board.doc, 'slot', slotId) ? slotId : null
}

const thoseThere = (board: BoardDoc, ids: readonly TopicId[]): TopicId[] =>
  [...new Set(ids)].filter((id) => standing(board.doc, 'topic', id))
