/** What a board costs in one process: reading, clashes, the programme; on an ordinary board and on the stress case. */

import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { diff } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { daysFrom } from '../../../shared/time.ts'
import { FACTS, newBoard } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { fillLargeBoard, type LargeBoard } from '../../support/large-board.ts'
import { median, type Row } from '../figures.ts'
import { timed } from '../rounds.ts'

const ROUNDS = 60
const FRAME_MS = 1000 / 60

function largeBoard(topics: number, rooms: number): LargeBoard & { door: BoardDoc } {
  const door = newBoard()
  return { door, ...fillLargeBoard(door, topics, rooms, daysFrom(FACTS.firstDay, FACTS.lastDay)) }
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
    const clashes = timed(ROUNDS, () => findClashes(board))
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
