/** The verbs for what somebody asked for: before, after, on which day [M7]. */

import type { TopicId, WishId } from '../ids.ts'
import { mintId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, PREFIX } from './doc.ts'
import type { WishChange } from './model.ts'
import { named } from './steps.ts'
import { pick, type Values, write } from './write.ts'

export function addWish(board: BoardDoc, topic: TopicId, wish: WishChange): WishId {
  const id = mintId('wish', board.random)
  writeWish(board, topic, id, wish)
  return id
}

/** The whole wish at once, of whatever kind: one value [M2]. What was taken back meanwhile stays so. */
export function editWish(board: BoardDoc, topic: TopicId, id: WishId, wish: WishChange): void {
  if (entryOf(board.doc, 'topic', topic)?.has(PREFIX.wish + id)) writeWish(board, topic, id, wish)
}

export function removeWish(board: BoardDoc, topic: TopicId, id: WishId): void {
  board.change(`took back a wish for “${named(board, 'topic', topic)}”`, (doc) =>
    entryOf(doc, 'topic', topic)?.delete(PREFIX.wish + id),
  )
}

const writeWish = (board: BoardDoc, topic: TopicId, id: WishId, wish: WishChange): void =>
  board.change(`changed what is wished for “${named(board, 'topic', topic)}”`, (doc) =>
    write(entryOf(doc, 'topic', topic), { [PREFIX.wish + id]: storedAs(wish) }),
  )

function storedAs(wish: WishChange): Values {
  switch (wish.kind) {
    case 'after':
    case 'before':
      return pick(wish, 'kind', 'topicId', 'buffer')
    case 'not-before':
    case 'not-after':
      return pick(wish, 'kind', 'clock')
    case 'on-day':
      return pick(wish, 'kind', 'day')
    default:
      return wish satisfies never
  }
}
