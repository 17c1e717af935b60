/** How it would be: the clashes around slots that are otherwise, found without looking at the rest of the board. */

import type { PersonId, RoomId, SlotId, TopicId } from '../ids.ts'
import type { Arrangement } from './arrangement.ts'
import { arrangementOf, rearranged } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { inOrder, withFacts } from './clash.ts'
import { findClashes } from './clashes.ts'
import { clashesOfPerson } from './clashes-of-people.ts'
import { clashesOfRoom, roomsOf } from './clashes-of-rooms.ts'
import { clashesOfSlot } from './clashes-of-slots.ts'
import { clashesOfWishes } from './clashes-of-wishes.ts'
import type { Board, Lineup, Topic } from './model.ts'

/** Slots as they would be, by their id. */
export type Changed = ReadonlyMap<SlotId, Lineup>

export interface Outlook {
  /** Whether a clash of that id stands now, for whatever reasons. */
  stands(id: string): boolean
  /** Whether it does not stand now, or for other reasons. */
  isNew(clash: Clash): boolean
  /** Every clash that involves what is changed, or what stood there, in no order; all others are as they are now. */
  around(changed: Changed): readonly Clash[]
  /** Those of them that are new, in order. */
  causedBy(changed: Changed): readonly Clash[]
}

const known = new WeakMap<Board, Outlook>()

/** One search of the board for all questions about it. */
export function outlookOf(board: Board): Outlook {
  const found = known.get(board) ?? makeOutlook(board)
  known.set(board, found)
  return found
}

function makeOutlook(board: Board): Outlook {
  const now = arrangementOf(board)
  const clashes = findClashes(board)
  const ids = new Set(clashes.map(({ id }) => id))
  const standing = new Set(clashes.map(withFacts))
  const wishers = wishersIn(board)
  const around = (changed: Changed) => [...clashesAround(now, changed, wishers)]
  const isNew = (clash: Clash) => !standing.has(withFacts(clash))
  return {
    stands: (id) => ids.has(id),
    isNew,
    around,
    causedBy: (changed) => inOrder(around(changed).filter(isNew)),
  }
}

/** By topic, those that wish something about it. */
type Wishers = ReadonlyMap<TopicId, ReadonlySet<Topic>>

function wishersIn({ topics }: Board): Wishers {
  const wishers = new Map<TopicId, Set<Topic>>()
  for (const topic of topics.values()) {
    for (const wish of topic.wishes) {
      if ('topicId' in wish) wishers.set(wish.topicId, (wishers.get(wish.topicId) ?? new Set()).add(topic))
    }
  }
  return wishers
}

function* clashesAround(now: Arrangement, changed: Changed, wishers: Wishers): Generator<Clash> {
  const { board } = now
  const plan = rearranged(now, changed)
  const topics = new Set<Topic>()
  for (const [id, lineup] of changed) {
    for (const { topic } of lineup.topics) topics.add(topic)
    for (const { topic } of board.lineups.get(id)?.topics ?? []) topics.add(topic)
  }
  const people = new Set<PersonId>()
  const wishing = new Set(topics)
  for (const { id, speakers, attendees } of topics) {
    for (const speaker of speakers) people.add(speaker)
    for (const attendee of attendees.keys()) people.add(attendee)
    for (const wisher of wishers.get(id) ?? []) wishing.add(wisher)
  }
  for (const room of roomsAround(board, changed)) yield* clashesOfRoom(plan, room)
  for (const lineup of changed.values()) yield* clashesOfSlot(board, lineup)
  for (const person of people) yield* clashesOfPerson(plan, person)
  for (const topic of wishing) yield* clashesOfWishes(plan, topic)
}

/** The rooms whose slots stand otherwise; other topics in a slot are nothing to its room. */
function roomsAround(board: Board, changed: Changed): readonly (RoomId | null)[] {
  const rooms = new Set<RoomId | null>()
  for (const [id, { slot }] of changed) {
    const before = board.lineups.get(id)?.slot
    if (slot !== before) for (const one of [slot, before]) if (one) rooms.add(one.place.roomId)
  }
  return rooms.size === 0 ? [] : roomsOf(board).filter((room) => rooms.has(room) || rooms.has(null))
}
