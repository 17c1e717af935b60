/** Boards as large as one likes: rooms with six slots a day, topics shared out among them, a person speaking in three. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { PersonId, RoomId, SlotId, TopicId } from '../../shared/ids.ts'
import { atClock, type Day } from '../../shared/time.ts'

const CLOCKS = ['09:00', '10:30', '12:00', '14:00', '15:30', '17:00']
const ABSTRACT = 'A paragraph of an ordinary length, about memory, queues and people. '.repeat(6)
/** Topics of one change: what a page sends at once has a bound. */
const AT_ONCE = 250

export interface LargeBoard {
  readonly rooms: readonly RoomId[]
  /** Room by room, in each day by day. */
  readonly slots: readonly SlotId[]
  /** The first topics stand in the first slot, and so on. */
  readonly topics: readonly TopicId[]
}

export function fillLargeBoard(door: BoardDoc, topics: number, rooms: number, days: readonly Day[]): LargeBoard {
  const people: PersonId[] = []
  const roomIds: RoomId[] = []
  const slots: SlotId[] = []
  const cards: TopicId[] = []
  door.change('filled', () => {
    for (let at = 0; at < topics / 3; at++) people.push(verbs.addPerson(door, { name: `Person ${at}` }))
    for (let at = 0; at < rooms; at++) roomIds.push(verbs.addRoom(door, { name: `Room ${at}` }))
    for (const roomId of roomIds) {
      for (const day of days) {
        for (const clock of CLOCKS)
          slots.push(verbs.addSlot(door, { place: { roomId, start: atClock(day, clock) }, minutes: 75 }))
      }
    }
  })
  for (let first = 0; first < topics; first += AT_ONCE) {
    door.change('filled', () => {
      for (let at = first; at < Math.min(topics, first + AT_ONCE); at++) {
        const speakers = people.slice(at % people.length, (at % people.length) + 1)
        cards.push(verbs.addTopic(door, { title: `Topic ${at}`, abstract: ABSTRACT, speakers, minutes: 25 }))
      }
    })
  }
  door.change('filled', () => {
    for (const [at, slotId] of slots.entries()) {
      const own = cards.slice(share(at, slots.length, topics), share(at + 1, slots.length, topics))
      if (own.length > 0) verbs.placeTopics(door, own, { slotId, before: null })
    }
  })
  return { rooms: roomIds, slots, topics: cards }
}

/** Where the topics of a slot begin, if all are shared out evenly and none has more than three. */
const share = (at: number, slots: number, topics: number): number => Math.min(at * 3, Math.round((at * topics) / slots))
