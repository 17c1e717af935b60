/** Which topics are chosen, and in which order they are carried: by their places, never by the order of the clicks. Pure. */

import type { Board } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Selection } from './use-selection.ts'

/** The selection with one topic in it, or no longer. */
export function toggled(selection: Selection, id: TopicId): Selection {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Everything between two cards of one list, both included, whichever comes first; the second alone where they are apart. */
export function stretchOf(list: readonly TopicId[], from: TopicId | null, to: TopicId): readonly TopicId[] {
  const ends = [from === null ? -1 : list.indexOf(from), list.indexOf(to)].toSorted((a, b) => a - b)
  const [first = -1, last = -1] = ends
  return first < 0 ? [to] : list.slice(first, last + 1)
}

/**
 * Those of them that there are, as they stand: in slots by time, room and rank, then on the tray in the order that it is
 * shown in (`trayShown`), then those of the tray that are not shown.
 */
export function inOrder(board: Board, chosen: Selection, trayShown: readonly TopicId[]): TopicId[] {
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics.map(({ topic }) => topic.id))
  const order = new Set([...placed, ...trayShown, ...board.tray.map(({ id }) => id)])
  return [...order].filter((id) => chosen.has(id) && board.topics.has(id))
}

/** "4 topics chosen, 85 min". */
export function sayChosen(board: Board, chosen: Selection): string {
  const topics = [...chosen].flatMap((id) => board.topics.get(id) ?? [])
  const minutes = topics.reduce((sum, topic) => sum + topic.minutes, 0)
  return `${topics.length === 1 ? '1 topic' : `${topics.length} topics`} chosen, ${minutes} min`
}
