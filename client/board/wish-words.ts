/** Wishes for a topic in words, and what becomes of one that is being written. */

import { quote } from '../../shared/board/clash-words.ts'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Topic, Wish, WishChange } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Day } from '../../shared/time.ts'
import { isClock, sayDay } from '../../shared/time.ts'
import { clockIn } from './pattern-words.ts'

export const WISH_KINDS: Record<Wish['kind'], string> = {
  after: 'After another topic',
  before: 'Before another topic',
  'not-before': 'Not before a time',
  'not-after': 'Not after a time',
  'on-day': 'On a day',
}

/** Everything that a wish of any kind may need, as it stands in the form. */
export interface WishDraft {
  readonly kind: Wish['kind']
  readonly topicId: TopicId | null
  /** `NaN` where the field was emptied: none. */
  readonly buffer: number
  readonly clock: string
  readonly day: Day
}

/** "after “Folios”, 10 min between", "not before 14:00", "on Tue 6 Oct". */
export function sayWish(wish: WishChange, { topics }: Board): string {
  switch (wish.kind) {
    case 'after':
    case 'before': {
      const other = topics.get(wish.topicId)
      const between = wish.buffer > 0 ? `, ${wish.buffer} min between` : ''
      return `${wish.kind} ${other ? quote(other.title) : 'a topic that was removed'}${between}`
    }
    case 'not-before':
      return `not before ${wish.clock}`
    case 'not-after':
      return `not after ${wish.clock}`
    case 'on-day':
      return `on ${sayDay(wish.day)}`
    default:
      return wish satisfies never
  }
}

/** `null` as long as something is missing; `problemOf` says what. */
export function wishOf({ kind, topicId, buffer, clock, day }: WishDraft): WishChange | null {
  switch (kind) {
    case 'after':
    case 'before':
      return topicId && { kind, topicId, buffer: Number.isInteger(buffer) ? buffer : 0 }
    case 'not-before':
    case 'not-after': {
      const time = clockIn(clock)
      return isClock(time) ? { kind, clock: time } : null
    }
    case 'on-day':
      return { kind, day }
    default:
      return kind satisfies never
  }
}

/** What to do about a draft that is no wish yet. */
export function problemOf(draft: WishDraft): string | undefined {
  if (wishOf(draft)) return undefined
  return draft.kind === 'after' || draft.kind === 'before' ? 'Choose the other topic.' : 'Enter a time like 14:00.'
}

/** Whether one of these clashes says that the wish is broken. */
export const isBroken = ({ id }: Wish, topic: Topic, clashes: readonly Clash[]): boolean =>
  clashes.some(({ kind, topics, id: about }) => kind === 'wish' && topics[0] === topic.id && about.includes(id))
