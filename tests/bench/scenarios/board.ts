/** What a board costs in one process: reading, clashes, the programme; on an ordinary board and on the stress case. */

import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { diff } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { atClock, daysFrom } from '../../../shared/time.ts'
import { FACTS, newBoard } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { median, type Row } from '../figures.ts'
import { timed } from '../rounds.ts'

const ROUNDS = 60
const FRAME_MS = 1000 / 60

/** Rooms with six slots a day, three cards in each; a person speaks in three of them. */
function largeBoard(topics: number, rooms: number): { door: BoardDoc; slots: SlotId[]; topics: TopicId[] } {
  const door = newBoard()
  const slots: SlotId[] = []
  const cards: TopicId[] = []
  door.change('filled', () => {
    const people = Array.from({ length: Math.ceil(topics / 3) }, (_, at) =>
      verbs.addPerson(door, { name: `Person ${at}` }),
    )
    for (let room = 0; room < rooms; room++) {
      const roomId = verbs.addRoom(door, { name: `Room ${room}` })
      for (const day of daysFrom(FACTS.firstDay, FACTS.lastDay)) {
        for (const clock of ['09:00', '10:30', '12:00', '14:00', '15:30', '17:00']) {
          slots.push(verbs.addSlot(door, { place: { roomId, start: atClock(day, clock) }, minutes: 75 }))
        }
      }
    }
    for (let at = 0; at < topics; at++) {
      const speakers = people.slice(at % people.length, (at % people.length) + 1)
      const abstract = 'A paragraph of an ordinary length, about memory, queues and people. '.repeat(6)
      cards.push(verbs.addTopic(door, { title: `Topic ${at}`, abstract, speakers, minutes: 25 }))
    }
    for (const [at, slotId] of slots.entries()) {
      verbs.placeTopics(door, cards.slice(at * 3, at * 3 + 3), { slotId, before: null })
    }
  })
  return { door, slots, topics: cards }
}

const numbered = (door: BoardDoc, sequence: number): Programme => ({
  ...project(readBoard(door.doc)),
  sequence,
  edition: null,
})

/** Rows of the table; there is no peer that does this. */
export function boardRows(): Row[] {
  return [
    { name: '60 topics, 3 rooms', board: largeBoard(60, 3) },
    { name: '900 topics, 30 rooms', board: largeBoard(900, 30) },
  ].flatMap(({ name, board: { door, slots, topics } }): Row[] => {
    const { pick } = dice(1)
    const move = () => verbs.placeTopics(door, [pick(topics)], { slotId: pick(slots), before: null })
    const bare = timed(ROUNDS, move)
    const reader = watchBoard(door.doc)
    const kept = timed(ROUNDS, move)
    const full = timed(ROUNDS, () => readBoard(door.doc))
    reader.release()
    const board = readBoard(door.doc)
    const clashes = timed(ROUNDS, () => findClashes({ ...board }))
    const before = numbered(door, 1)
    move()
    const after = readBoard(door.doc)
    const projected = timed(ROUNDS, () => diff(before, { ...project(after), sequence: 2, edition: null }))
    const plain = timed(ROUNDS, () => JSON.stringify(before))
    const row = (what: string, values: number[], peer: string, peerValues: number[] | null): Row => ({
      what: `${name}: ${what}`,
      of: 'Plumbline, in process',
      values,
      unit: 'ms',
      against: { name: peer, ratios: peerValues ? [median(values) / median(peerValues)] : [median(values) / FRAME_MS] },
    })
    return [
      row('a card moved, board kept current', kept, 'the move alone, nobody reading', bare),
      row('a card moved, board kept current', kept, 'reading the whole board', full),
      row('every clash', clashes, 'one frame of a screen, 16.7 ms', null),
      row('programme and patch', projected, 'writing the programme as JSON', plain),
    ]
  })
}
