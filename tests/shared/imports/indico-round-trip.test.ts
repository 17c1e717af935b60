/** What goes out for Indico comes back at its time, with its length, its title and its speaker. */

import { expect, it } from 'vitest'
import { indicoCsv } from '../../../shared/board/indico-csv.ts'
import type { Board } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { importText } from '../../../shared/imports/detect.ts'
import { newBoard } from '../../support/boards.ts'
import { type Dice, dice } from '../../support/dice.ts'
import { fillFromDraft } from '../../support/draft-board.ts'

const BOARDS = Number(process.env.CASES ?? 100)
const TITLES = [
  'Folios',
  '=1+1',
  'Zones, again',
  'A “quoted” one',
  '"x"',
  'Überblick; kurz',
  '-Os harmful',
  'Ligne\tà part',
]
const NAMES = ['Ada Lovelace', 'José Núñez Ortega', 'Li', '李小明', 'Anna-Maria O’Neil']

function board(chance: Dice) {
  const door = newBoard({}, 1 + chance.roll(10_000))
  const people = NAMES.map((name) => addPerson(door, { name, affiliation: chance.pick(['', 'Acme, Inc.']) }))
  for (let room = 0; room < 1 + chance.roll(3); room++) {
    const roomId = addRoom(door, { name: `Room ${room}` })
    for (let slot = 0; slot < 3; slot++) {
      const place = { roomId, start: `2026-10-05T${10 + 2 * slot}:00` }
      const slotId = addSlot(door, { place, minutes: 120 })
      const topics = Array.from({ length: chance.roll(4) }, (_, at) =>
        addTopic(door, {
          // Two of one title at one time would be one topic with two speakers.
          title: `${chance.pick(TITLES)} ${room}${slot}${at}`,
          minutes: 10 * (1 + chance.roll(4)),
          speakers: chance.roll(4) > 0 ? [chance.pick(people)] : [],
        }),
      )
      if (topics.length > 0) placeTopics(door, topics, { slotId, before: null })
    }
  }
  return readBoard(door.doc)
}

const said = ({ lineups, people }: Board) =>
  [...lineups.values()]
    .flatMap(({ topics }) => topics)
    .map(({ topic, start }) => ({
      start,
      minutes: topic.minutes,
      title: topic.title.replace(/\s+/g, ' '),
      speaker: people.get(topic.speakers[0] ?? ('' as never))?.name ?? '',
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

it('[I13] its seven columns come back as the same topics, at the same times, with the first speaker', () => {
  let tried = 0
  for (let seed = 1; seed <= BOARDS; seed++) {
    const before = board(dice(seed))
    if (said(before).length === 0) continue
    tried++
    const csv = indicoCsv(before)
    const draft = importText(csv, 'indico-rows', { timeZone: before.meta.timeZone })
    const door = newBoard({}, seed)
    fillFromDraft(door, draft)
    expect(said(readBoard(door.doc)), `seed ${seed}`).toEqual(said(before))
  }
  expect(tried).toBeGreaterThan(BOARDS / 2)
})
