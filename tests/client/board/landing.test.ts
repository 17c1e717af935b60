import { describe, expect, it } from 'vitest'
import { layOut, slotsByColumn } from '../../../client/board/grid-layout.ts'
import type { Direction } from '../../../client/board/landing.ts'
import { isThere, sayTarget, startAt, stepLanding, targetOf } from '../../../client/board/landing.ts'
import type { Board } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import type { Target } from '../../../shared/board/verbs.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

const DAY = '2026-10-05'

const columnsOf = (board: Board, day = DAY) =>
  slotsByColumn(layOut(board, { shown: 'day', day, room: null, track: null, hiddenRooms: [] }))

/** Two rooms: left with a slot of two cards and a later empty one, right with one slot; a break between; a card on the tray. */
function scene() {
  const door = newBoard()
  const [left, right] = ['Left', 'Right'].map((name) => addRoom(door, { name }))
  const slotAt = (roomId: typeof left, clock: string, kind?: 'break') =>
    addSlot(door, { place: { roomId: roomId ?? null, start: `${DAY}T${clock}` }, minutes: 60, kind: kind ?? 'session' })
  const [morning, , noon, workshop] = [
    slotAt(left, '09:00'),
    slotAt(left, '10:00', 'break'),
    slotAt(left, '11:00'),
    slotAt(right, '11:30'),
  ]
  const [one, two, held] = ['One', 'Two', 'Held'].map((title) => addTopic(door, { title, minutes: 25 }))
  if (!morning || !noon || !workshop || !one || !two || !held) throw new Error('no scene')
  placeTopics(door, [one, two], { slotId: morning, before: null })
  return { door, board: readBoard(door.doc), morning, noon, workshop, one, two, held }
}

describe('a held card', () => {
  it('walks by keys through every place of a column, over breaks, and stays at its ends', () => {
    const { board, morning, noon, one, two, held } = scene()
    const walk = (from: Target, to: Direction) => stepLanding(board, columnsOf(board), [held], from, to)
    const places: Target[] = [
      { slotId: morning, before: one },
      { slotId: morning, before: two },
      { slotId: morning, before: null },
      { slotId: noon, before: null },
    ]
    for (const [at, place] of places.entries()) {
      expect(walk(place, 'down')).toEqual(places[at + 1] ?? place)
      expect(walk(place, 'up')).toEqual(places[at - 1] ?? place)
    }
  })

  it('goes from the tray to the first place, to the nearest time in the next room, and back to the tray', () => {
    const { board, morning, noon, workshop, one, held } = scene()
    const walk = (from: Target, to: Direction) => stepLanding(board, columnsOf(board), [held], from, to)
    expect(walk(null, 'right')).toEqual({ slotId: morning, before: one })
    expect(walk({ slotId: noon, before: null }, 'right')).toEqual({ slotId: workshop, before: null })
    expect(walk({ slotId: workshop, before: null }, 'right')).toEqual({ slotId: workshop, before: null })
    expect(walk({ slotId: workshop, before: null }, 'left')).toEqual({ slotId: noon, before: null })
    expect(walk({ slotId: noon, before: null }, 'left')).toBeNull()
  })

  it('does not count itself where it would land', () => {
    const { board, morning, one, two } = scene()
    expect(targetOf(board, [one])).toEqual({ slotId: morning, before: two })
    expect(startAt(board, [one], { slotId: morning, before: null })).toBe(`${DAY}T09:25`)
    expect(startAt(board, [two], { slotId: morning, before: one })).toBe(`${DAY}T09:00`)
  })

  it('says when and where it would be, and what it would cost', () => {
    const { board, morning, held } = scene()
    expect(sayTarget(board, [held], { slotId: morning, before: null })).toBe('Mon 5 Oct, 09:50 in Left, 15 min over')
    expect(sayTarget(board, [held], null)).toBe('the tray')
  })

  it('has nowhere to go on a day without slots but the tray', () => {
    const { board, held } = scene()
    for (const to of ['up', 'down', 'right', 'left'] as const)
      expect(stepLanding(board, columnsOf(board, '2026-10-06'), [held], null, to)).toBeNull()
  })

  it('stands where it stands also with others, and knows when it is there already', () => {
    const { door, morning, one, two, held } = scene()
    placeTopics(door, [held], { slotId: morning, before: null })
    const board = readBoard(door.doc)
    expect(targetOf(board, [one, two])).toEqual({ slotId: morning, before: held })
    expect(isThere(board, [one, two], { slotId: morning, before: held })).toBe(true)
    expect(isThere(board, [two, one], { slotId: morning, before: held })).toBe(false)
    expect(isThere(board, [one, held], { slotId: morning, before: null })).toBe(false)
    expect(isThere(board, [held], { slotId: morning, before: null })).toBe(true)
    expect(isThere(board, [held], null)).toBe(false)
  })
})
