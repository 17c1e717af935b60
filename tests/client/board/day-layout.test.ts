import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursOf, layOutDay, linesOf, timeAt } from '../../../client/board/day-layout.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom, addSlot } from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

const DAY = '2026-10-05'

function dayWith(slots: readonly { start: string; minutes: number; across?: boolean }[]) {
  const door = newBoard()
  const room = addRoom(door, { name: 'Hall' })
  for (const { start, minutes, across } of slots)
    addSlot(door, { place: { roomId: across ? null : room, start: `${DAY}T${start}` }, minutes })
  return layOutDay(readBoard(door.doc), DAY)
}

describe('a day’s layout', () => {
  it('shows the usual hours, or more where slots need them', () => {
    expect(dayWith([])).toMatchObject({ from: 480, to: 1080 })
    const long = dayWith([
      { start: '07:30', minutes: 30 },
      { start: '19:50', minutes: 45 },
    ])
    expect([long.from, long.to]).toEqual([420, 1260])
    expect(hoursOf(long)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  it('gives a slot over midnight its whole length', () => {
    const { to, columns } = dayWith([{ start: '23:00', minutes: 180 }])
    expect(to).toBe(26 * 60)
    expect(columns[0]?.blocks[0]).toMatchObject({ top: 900, minutes: 180 })
  })

  it('puts overlapping slots side by side, never over each other, and others at full width', () => {
    const times = fc.record({ hour: fc.integer({ min: 8, max: 16 }), minutes: fc.integer({ min: 5, max: 120 }) })
    fc.assert(
      fc.property(fc.array(times, { maxLength: 12 }), (drawn) => {
        const slots = drawn.map(({ hour, minutes }) => ({ start: `${String(hour).padStart(2, '0')}:00`, minutes }))
        const blocks = dayWith(slots).columns[0]?.blocks ?? []
        expect(blocks).toHaveLength(slots.length)
        for (const [at, a] of blocks.entries()) {
          expect(a.lane).toBeLessThan(a.lanes)
          const meets = blocks.filter(
            (b, other) => other !== at && a.top < b.top + b.minutes && b.top < a.top + a.minutes,
          )
          for (const b of meets) expect([b.lane, b.lanes]).not.toEqual([a.lane, b.lanes])
          if (meets.length === 0 && a.lanes === 1) expect(a.lane).toBe(0)
        }
      }),
    )
  })

  it('keeps what is across all rooms apart, and a slot whose room is gone too', () => {
    const { across, columns } = dayWith([{ start: '09:00', minutes: 30, across: true }])
    expect([across.length, columns[0]?.blocks.length]).toEqual([1, 0])
  })

  it('finds the time at a height in steps, inside the grid', () => {
    const layout = { from: 480, to: 1080 }
    expect([-50, 0, 62, 63, 9_999].map((minutes) => timeAt(DAY, layout, minutes))).toEqual([
      `${DAY}T08:00`,
      `${DAY}T08:00`,
      `${DAY}T09:00`,
      `${DAY}T09:05`,
      `${DAY}T17:55`,
    ])
  })

  it('gives a card whole lines, fewer in a slot that is too full, never none', () => {
    const slot = (minutes: number) => ({ minutes }) as never
    expect(linesOf(60, { slot: slot(60), used: 60 })).toBeGreaterThan(2)
    expect(linesOf(20, { slot: slot(60), used: 60 })).toBe(1)
    const full = linesOf(60, { slot: slot(120), used: 120 })
    expect(linesOf(60, { slot: slot(120), used: 180 })).toBeLessThan(full)
    expect(linesOf(30, { slot: slot(60), used: 240 })).toBe(1)
  })
})
