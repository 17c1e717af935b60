import { describe, expect, it } from 'vitest'
import { shadesIn } from '../../../client/board/shades.ts'
import type { HoursAgainst } from '../../../shared/board/hours-against.ts'
import { addRoom } from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

const DAY = '2026-10-05'
const roomId = addRoom(newBoard(), { name: 'Left' })
const elsewhere = addRoom(newBoard({}, 2), { name: 'Right' })
const column = { day: DAY, roomId }
/** From 8 to 18 o'clock. */
const layout = { from: 480, to: 1_080 }

const hours = (from: string, to: string, reason: string, room: HoursAgainst['roomId'] = null): HoursAgainst => ({
  roomId: room,
  from,
  to,
  reason,
})

describe('the shades of a column', () => {
  it('are what of the hours is of its day and in the grid', () => {
    const night = hours('2026-10-04T22:00', `${DAY}T09:00`, 'night')
    const evening = hours(`${DAY}T17:30`, '2026-10-06T07:00', 'evening')
    const tomorrow = hours('2026-10-06T09:00', '2026-10-06T10:00', 'tomorrow')
    expect(shadesIn(column, layout, [night, evening, tomorrow])).toEqual([
      { top: 0, minutes: 60, words: 'night' },
      { top: 570, minutes: 30, words: 'evening' },
    ])
  })

  it('say every reason once where several hold, and never lie over each other', () => {
    const ada = hours(`${DAY}T09:00`, `${DAY}T11:00`, 'Ada is away')
    const bob = hours(`${DAY}T10:00`, `${DAY}T12:00`, 'Bob is away')
    expect(shadesIn(column, layout, [ada, bob, ada])).toEqual([
      { top: 60, minutes: 60, words: 'Ada is away' },
      { top: 120, minutes: 60, words: 'Ada is away · Bob is away' },
      { top: 180, minutes: 60, words: 'Bob is away' },
    ])
  })

  it('are one where a reason goes on', () => {
    const parts = [hours(`${DAY}T09:00`, `${DAY}T10:00`, 'away'), hours(`${DAY}T10:00`, `${DAY}T11:00`, 'away')]
    expect(shadesIn(column, layout, parts)).toEqual([{ top: 60, minutes: 120, words: 'away' }])
  })

  it('are of its own room', () => {
    const own = hours(`${DAY}T09:00`, `${DAY}T10:00`, 'here', roomId)
    const other = hours(`${DAY}T09:00`, `${DAY}T10:00`, 'there', elsewhere)
    expect(shadesIn(column, layout, [own, other]).map(({ words }) => words)).toEqual(['here'])
  })
})
