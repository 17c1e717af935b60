import { describe, expect, it } from 'vitest'
import { layOut } from '../../../client/board/grid-layout.ts'
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
    const look = { day: '2026-10-05', room: null, track: null, hiddenRooms: [] }
    const rooms = layOut(board, { ...look, shown: 'day' })
    expect(stepPlace(rooms, place, 'down', 15).start).toBe('2026-10-05T09:15')
    expect(stepPlace(rooms, place, 'up', 60).start).toBe('2026-10-05T08:00')
    expect(stepPlace(rooms, place, 'right', 5)).toEqual({ ...place, roomId: right })
    expect(stepPlace(rooms, place, 'left', 5)).toEqual(place)
    expect(stepPlace(rooms, { ...place, roomId: null }, 'right', 5).roomId).toBeNull()
    const days = layOut(board, { ...look, shown: 'room' })
    expect(stepPlace(days, place, 'right', 5)).toEqual({ roomId: left, start: '2026-10-06T09:00' })
    expect(stepPlace(days, place, 'left', 5)).toEqual(place)
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
