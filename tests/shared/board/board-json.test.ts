import { describe, expect, it } from 'vitest'
import { boardJson, boardJsonSchema } from '../../../shared/board/board-json.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

describe('the board as JSON', () => {
  it('[M3] gives each placed topic its derived times, with offset', () => {
    const door = newBoard()
    const slot = verbs.addSlot(door, { place: { roomId: null, start: '2026-10-05T14:30' }, minutes: 60 })
    const topics = [20, 25].map((minutes) => verbs.addTopic(door, { title: `${minutes} min`, minutes }))
    verbs.placeTopics(door, topics, { slotId: slot, before: null })
    verbs.addTopic(door, { title: 'waiting' })
    const json = boardJson(readBoard(door.doc), 3)
    expect(json.epoch).toBe(3)
    expect(json.topics.map(({ title, start, end }) => [title, start, end]).sort()).toEqual([
      ['20 min', '2026-10-05T14:30:00+02:00', '2026-10-05T14:50:00+02:00'],
      ['25 min', '2026-10-05T14:50:00+02:00', '2026-10-05T15:15:00+02:00'],
      ['waiting', undefined, undefined],
    ])
  })

  it('[M6] is of its published form, whatever the board', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const door = newBoard({}, seed)
      const chance = dice(seed)
      furnish(door, chance)
      for (let step = 0; step < 25; step++) randomVerb(door, chance)
      const json = boardJson(readBoard(door.doc), 1)
      expect(boardJsonSchema.strict().parse(JSON.parse(JSON.stringify(json))), `seed ${seed}`).toEqual(json)
    }
  })
})
