/** Following somebody: their view is one's own until one does something; and where people are, in words. Pure. */

import type { Board } from '../../shared/board/model.ts'
import { oneOf } from '../../shared/board/values.ts'
import type { TopicId } from '../../shared/ids.ts'
import { sayDay } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import type { BoardView } from './board-view.ts'
import { SHOWN } from './board-view.ts'

/** What of somebody's view a follower takes over; filters, zoom and hidden rooms stay one's own. `null` for a newer page's. */
export function viewOfPeer({ at }: Pick<Peer, 'at'>): Pick<BoardView, 'shown' | 'day' | 'room' | 'track'> | null {
  const shown = oneOf(SHOWN)(at?.shown)
  return at && shown && { shown, day: at.day, room: at.room, track: at.track }
}

/** "Ann: Mon 5 Oct, writes in “Tiering”". */
export function sayPeer({ name, at, held, caret, chosen }: Peer, { topics }: Board): string {
  const title = (id: TopicId | undefined | null) => {
    const topic = id ? topics.get(id) : undefined
    return topic ? `“${topic.title || 'Untitled'}”` : 'a topic'
  }
  const [first, ...more] = held?.topics ?? []
  const does = first
    ? `holds ${more.length === 0 ? title(first) : `${more.length + 1} topics`}`
    : caret
      ? `${caret.isTyping ? 'writes' : 'is'} in ${title(caret.topic)}`
      : at?.topic
        ? `looks at ${title(at.topic)}`
        : chosen.length > 0 && `has chosen ${chosen.length === 1 ? title(chosen[0]) : `${chosen.length} topics`}`
  const where = at && (at.shown === 'list' ? 'the list' : at.shown === 'day' ? sayDay(at.day) : `one ${at.shown}`)
  const facts = [where, does].filter(Boolean).join(', ')
  return facts ? `${name}: ${facts}` : name
}
