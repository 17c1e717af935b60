/** Days of a busy board: ten people, each with a document of the day, who move, write and correct; by seeded chance. */

import { systemClock } from '../../server/adapters/system/clock.ts'
import { liveBoards } from '../../server/live/live-boards.ts'
import type { Clock } from '../../server/ports/clock.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { STAGES } from '../../shared/board/model.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { BoardId } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { daysFrom } from '../../shared/time.ts'
import { FACTS } from './boards.ts'
import type { Dice } from './dice.ts'
import { dice } from './dice.ts'
import { type FakePeer, fakePeer } from './fake-peer.ts'
import { keptLog } from './kept-log.ts'
import { fillLargeBoard } from './large-board.ts'

const PEOPLE = 10
const DAY_MS = 86_400_000
const WORDS = 'and the memory of pages that are moved between nodes by a scheduler which nobody has measured yet'.split(
  ' ',
)

export interface BusyMonth {
  readonly board: BoardId
  /** Bytes of the document as it is sent. */
  readonly documentBytes: number
  /** The number of the last step. */
  readonly steps: number
}

/** Each edit is some seconds after the one before, in eight hours a day; every one of them is durable when it resolves. */
export async function busyMonth(stores: Stores, days: number, editsADay: number, seed = 1): Promise<BusyMonth> {
  const chance = dice(seed)
  let now = Date.UTC(2026, 8, 1, 9)
  const clock: Clock = { ...systemClock, now: () => now }
  const live = liveBoards({ stores, clock, random: chance.bytes, log: keptLog(), limits: INITIAL_LIMITS })
  const id = mintId('board', chance.bytes)
  await live.create(id, (door) => {
    verbs.setUpBoard(door, FACTS)
    fillLargeBoard(door, 200, 5, daysFrom(FACTS.firstDay, FACTS.lastDay))
  })
  await stores.programmes.create(id, `slug-${id}`)
  let documentBytes = 0
  let steps = 0
  for (let day = 0; day < days; day++) {
    const { board, release } = must(await live.hold(id), 'the board')
    const people = Array.from({ length: PEOPLE }, (_, n) => {
      const peer = fakePeer({ label: `co-leads ${n}`, seed: 1 + chance.roll(2 ** 31) })
      return { peer, leave: peer.enter(board) }
    })
    for (let edit = 0; edit < editsADay; edit++) {
      now += (8 * 3_600_000) / editsADay
      const { peer } = chance.pick(people)
      anEdit(peer.door, chance, board.board)
      for (const update of peer.takeUpdates()) board.receive(peer, { kind: 'update', update })
      forgetWhatCame(peer)
      if (edit % 40 === 0) await board.settled()
    }
    await board.settled()
    documentBytes = (await must(await stores.boards.load(id), 'the board')).snapshot?.length ?? documentBytes
    steps = board.moment().step
    for (const { leave } of people) leave()
    release()
    now += DAY_MS - 8 * 3_600_000
  }
  await live.drain()
  return { board: id, documentBytes, steps }
}

/** As people do on a busy day: mostly cards are moved and texts written. */
function anEdit(door: BoardDoc, { roll, pick }: Dice, board: Board): void {
  const [topics, slots] = [[...board.topics.keys()], [...board.slots.keys()]]
  const topic = pick(topics)
  const luck = roll(20)
  if (luck < 9) verbs.placeTopics(door, [topic], { slotId: pick(slots), before: null })
  else if (luck < 13) {
    const text = board.topics.get(topic)?.abstract ?? ''
    const at = roll(text.length + 1)
    const cut = text.length > 1_500 ? 60 : 0
    verbs.writeText(
      door,
      topic,
      'abstract',
      `${text.slice(0, at)} ${pick(WORDS)} ${pick(WORDS)}${text.slice(at + cut)}`,
    )
  } else if (luck < 15) verbs.editTopic(door, topic, { minutes: 5 * (1 + roll(9)) })
  else if (luck < 16) verbs.editTopic(door, topic, { stage: pick(STAGES) })
  else if (luck < 17) verbs.editTopic(door, topic, { title: `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}` })
  else if (luck < 18) verbs.setSpeaker(door, topic, pick([...board.people.keys()]), roll(2) === 0)
  else if (luck < 19) {
    const slot = pick([...board.slots.values()])
    verbs.placeSlot(door, slot.id, { ...slot.place, roomId: pick([...board.rooms.keys()]) })
  } else verbs.writeText(door, topic, 'notes', `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`)
}

/** What was relayed to it is in its document: a month of frames would only fill the memory. */
function forgetWhatCame({ bytes, frames }: FakePeer): void {
  bytes.length = 0
  frames.length = 0
}
