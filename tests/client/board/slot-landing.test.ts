import { describe, expect, it } from 'vitest'
import { partnerAt, stepPlace } from '../../../client/board/slot-landing.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom, addSlot } from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  const left = addRoom(door, { name: 'Left' })
  const right = addRoom(door, { name: 'Right' })
  const slotAt = (roomId: typeof left, clock: string, minutes: number) =>
    addSlot(door, { place: { roomId, start: `2026-10-05T${clock}` }, minutes })
  const slots = [slotAt(left, '09:00', 60), slotAt(right, '11:00', 60), slotAt(right, '14:00', 90)] as const
  return { board: readBoard(door.doc), left, right, slots }
}

describe('a held slot', () => {
  it('steps in time and over rooms, or over days', () => {
    const { board, left, right } = scene()
    const place = { roomId: left, start: '2026-10-05T09:00' }
    const rooms = { step: 15, columns: 'rooms' } as const
    expect(stepPlace(board, place, 'down', false, rooms).start).toBe('2026-10-05T09:15')
    expect(stepPlace(board, place, 'up', true, rooms).start).toBe('2026-10-05T08:00')
    expect(stepPlace(board, place, 'right', false, rooms)).toEqual({ ...place, roomId: right })
    expect(stepPlace(board, place, 'left', false, rooms)).toEqual(place)
    expect(stepPlace(board, { ...place, roomId: null }, 'right', false, rooms).roomId).toBeNull()
    const days = { step: 5, columns: 'days' } as const
    expect(stepPlace(board, place, 'right', false, days)).toEqual({ roomId: left, start: '2026-10-06T09:00' })
    expect(stepPlace(board, place, 'left', false, days).start).toBe('2026-10-04T09:00')
  })

  it('has a partner where one as long as it stands exactly there', () => {
    const { board, right, slots } = scene()
    const at = (clock: string) => ({ roomId: right, start: `2026-10-05T${clock}` })
    expect(partnerAt(board, slots[0], at('11:00'))?.id).toBe(slots[1])
    expect(partnerAt(board, slots[0], at('11:05'))).toBeNull()
    expect(partnerAt(board, slots[0], at('14:00')), 'longer than it').toBeNull()
    expect(partnerAt(board, slots[1], at('11:00')), 'itself').toBeNull()
    expect(partnerAt(board, slots[0], undefined)).toBeNull()
  })
})
