import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { foresee } from '../../../shared/board/foresight.ts'
import { hoursAgainst } from '../../../shared/board/hours-against.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { crowdedBoard } from '../../support/crowded-board.ts'
import { dice } from '../../support/dice.ts'
import { Hand } from '../../support/random-verbs.ts'

function scene() {
  const door = newBoard({ lastDay: '2026-10-06' })
  const birch = verbs.addRoom(door, { name: 'Birch' })
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const held = verbs.addTopic(door, { title: 'Held', speakers: [ada] })
  const slot = verbs.addSlot(door, { place: { roomId: birch, start: '2026-10-05T10:00' }, minutes: 60 })
  const other = verbs.addTopic(door, { title: 'Other', speakers: [ada], minutes: 25 })
  verbs.placeTopics(door, [other], { slotId: slot, before: null })
  const said = () =>
    hoursAgainst(readBoard(door.doc), [held]).map(({ from, to, reason }) => `${from.slice(8)}–${to.slice(8)} ${reason}`)
  return { door, ada, held, other, said }
}

describe('hours against what is held', () => {
  it('[C16] somebody is away, needed elsewhere, or asleep', () => {
    const { door, ada, other, said } = scene()
    addAway(door, ada, { from: '2026-10-06T12:00', to: '2026-10-09T00:00' })
    expect(said()).toEqual(['05T10:00–05T10:25 Ada speaks in Birch', '06T12:00–07T00:00 Ada is away'])
    verbs.setSpeaker(door, other, ada, false)
    verbs.setAttendee(door, other, ada, 'contingent')
    expect(said()).toEqual(['06T12:00–07T00:00 Ada is away'])
    verbs.editPerson(door, ada, { zone: 'America/New_York' })
    expect(said()).toEqual([
      '05T05:00–05T13:00 it is night for Ada',
      '06T05:00–06T13:00 it is night for Ada',
      '06T12:00–07T00:00 Ada is away',
    ])
  })

  it.each([
    [
      { kind: 'not-before', clock: '10:00' },
      ['05T00:00–05T10:00 not before 10:00', '06T00:00–06T10:00 not before 10:00'],
    ],
    [{ kind: 'not-after', clock: '17:00' }, ['05T17:00–06T00:00 not after 17:00', '06T17:00–07T00:00 not after 17:00']],
    [{ kind: 'on-day', day: '2026-10-06' }, ['05T00:00–06T00:00 wished on another day']],
  ] as const)('[C16] a time is wished: %j', (wish, expected) => {
    const { door, ada, held, other, said } = scene()
    verbs.setSpeaker(door, other, ada, false)
    addWish(door, held, wish)
    expect(said()).toEqual(expected)
  })

  it('[C16] an order is wished, with minutes between; none of what is held itself', () => {
    const { door, ada, held, other, said } = scene()
    verbs.setSpeaker(door, other, ada, false)
    addWish(door, held, { kind: 'after', topicId: other, buffer: 15 })
    addWish(door, held, { kind: 'before', topicId: other, buffer: 15 })
    expect(said()).toEqual(['05T00:00–05T10:40 wished after “Other”', '05T09:45–07T00:00 wished before “Other”'])
    expect(hoursAgainst(readBoard(door.doc), [held, other])).toEqual([])
  })

  it('[C16] a topic of one minute has such a clash of its own exactly where it stands in such hours', () => {
    const OWN = ['speaker-twice', 'attendee-twice', 'away', 'wish']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 60 }), (seed, steps) => {
        const door = crowdedBoard(seed, steps)
        const hand = new Hand(door, dice(seed + 1))
        const [held] = hand.board.topics.keys()
        if (held === undefined) return
        verbs.placeTopics(door, [held], null)
        verbs.editTopic(door, held, { minutes: 1 })
        const slotId = verbs.addSlot(door, { place: hand.place(), minutes: 5 })
        const board = readBoard(door.doc)
        const { start } = must(board.slots.get(slotId), 'slot').place
        const against = hoursAgainst(board, [held]).filter(({ from, to }) => from <= start && start < to)
        const caused = foresee(board, [held])({ slotId, before: null }).filter(
          ({ kind, severity, topics }) => OWN.includes(kind) && severity !== 'hint' && topics[0] !== undefined,
        )
        const own = caused.filter(({ kind, topics }) => (kind === 'wish' ? topics[0] === held : topics.includes(held)))
        expect(against.length > 0).toBe(own.length > 0)
      }),
      cases(200),
    )
  }, 120_000)
})
