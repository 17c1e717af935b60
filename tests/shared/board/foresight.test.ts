import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFacts } from '../../../shared/board/clash.ts'
import type { Clash } from '../../../shared/board/clashes.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { foresee, foreseeSlot, sayForeseen } from '../../../shared/board/foresight.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import type { RoomId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { crowdedBoard } from '../../support/crowded-board.ts'
import { dice } from '../../support/dice.ts'
import { Hand } from '../../support/random-verbs.ts'

/** Does it on a copy of the board, and finds every clash before and after: slow and obvious. */
function slowlyCausedBy(door: BoardDoc, move: (copy: BoardDoc) => void): readonly Clash[] {
  const before = findClashes(readBoard(door.doc)).map(withFacts)
  const copy = replicaOf(door, 77)
  move(copy)
  return findClashes(readBoard(copy.doc)).filter((clash) => !before.includes(withFacts(clash)))
}

const boards = [fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 60 })] as const

describe('foresight', () => {
  it('[C13] of a drop of topics is what it causes', () => {
    const runs = cases<[number, number]>(200)
    let caused = 0
    fc.assert(
      fc.property(...boards, (seed, steps) => {
        const door = crowdedBoard(seed, steps)
        const hand = new Hand(door, dice(seed + 1))
        const held = hand.some('topic')
        const foreseen = foresee(hand.board, held)
        for (let drop = 0; drop < 4; drop++) {
          const target = hand.maybe(() => ({ slotId: hand.id('slot'), before: hand.maybe(() => hand.id('topic')) }))
          const expected = slowlyCausedBy(door, (copy) => verbs.placeTopics(copy, held, target))
          expect(foreseen(target)).toEqual(expected)
          caused += expected.length
        }
      }),
      runs,
    )
    expect(caused).toBeGreaterThan(must(runs.numRuns, 'a number of cases') / 2)
  }, 120_000)

  it('[C13] of a move of a slot is what it causes', () => {
    const runs = cases<[number, number]>(200)
    let caused = 0
    fc.assert(
      fc.property(...boards, (seed, steps) => {
        const door = crowdedBoard(seed, steps)
        const hand = new Hand(door, dice(seed + 1))
        const held = hand.id('slot')
        const foreseen = foreseeSlot(hand.board, held)
        for (let move = 0; move < 4; move++) {
          const place = hand.place()
          const expected = slowlyCausedBy(door, (copy) => verbs.placeSlot(copy, held, place))
          expect(foreseen(place)).toEqual(expected)
          caused += expected.length
        }
      }),
      runs,
    )
    expect(caused).toBeGreaterThan(must(runs.numRuns, 'a number of cases') / 2)
  }, 120_000)

  it('[C13] also sees those who move up where a card leaves, and who wished something about them', () => {
    const door = newBoard()
    const [aurora, birch] = [verbs.addRoom(door, { name: 'Aurora' }), verbs.addRoom(door, { name: 'Birch' })]
    const ada = verbs.addPerson(door, { name: 'Ada' })
    const slotIn = (roomId: RoomId, minutes: number) =>
      verbs.addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes })
    const [here, there] = [slotIn(aurora, 60), slotIn(birch, 45)]
    const first = verbs.addTopic(door, { title: 'First', minutes: 30 })
    const second = verbs.addTopic(door, { title: 'Second', minutes: 30, speakers: [ada] })
    const other = verbs.addTopic(door, { title: 'Other', minutes: 30, speakers: [ada] })
    verbs.placeTopics(door, [first, second], { slotId: here, before: null })
    verbs.placeTopics(door, [other], { slotId: there, before: null })
    addWish(door, other, { kind: 'before', topicId: second, buffer: 0 })
    const board = readBoard(door.doc)
    expect(findClashes(board)).toEqual([])
    const foreseen = foresee(board, [first])
    expect(foreseen({ slotId: here, before: second })).toEqual([])
    expect(foreseen(null).map(({ kind }) => kind)).toEqual(['speaker-twice', 'wish'])
    const caused = foreseen({ slotId: there, before: null })
    expect(caused.map(({ kind }) => kind)).toEqual(['speaker-twice', 'overrun', 'wish'])
    expect(sayForeseen(caused, [first])).toMatch(
      /^Ada speaks in (Aurora|Birch) then · 15 min over · wished before “Second”$/,
    )
  })

  it('is said in a few words, from where it is seen', () => {
    const door = newBoard()
    const [aurora, birch] = [verbs.addRoom(door, { name: 'Aurora' }), verbs.addRoom(door, { name: 'Birch' })]
    const ada = verbs.addPerson(door, { name: 'Ada' })
    const topics = [aurora, birch].map((roomId) => {
      const slotId = verbs.addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 60 })
      const topic = verbs.addTopic(door, { title: 'Talk', speakers: [ada] })
      verbs.placeTopics(door, [topic], { slotId, before: null })
      return topic
    })
    const clashes = findClashes(readBoard(door.doc))
    expect(topics.map((held) => sayForeseen(clashes, [held]))).toEqual([
      'Ada speaks in Birch then',
      'Ada speaks in Aurora then',
    ])
    expect(sayForeseen([])).toBe('')
    const many = ['a', 'b', 'c', 'd', 'e', 'e'].map((brief): Clash => ({ ...(clashes[0] as Clash), brief: [brief] }))
    expect(sayForeseen(many)).toBe('a · b · c · +2')
  })
})
