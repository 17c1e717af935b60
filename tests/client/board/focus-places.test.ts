import { describe, expect, it } from 'vitest'
import type { Box, Spot, Way } from '../../../client/board/focus-places.ts'
import { boxNear, nextSpot, spotOf } from '../../../client/board/focus-places.ts'

const box = (left: number, right: number, top: number, bottom: number): Box => ({ left, right, top, bottom })

/** Three columns, the middle one empty but for what stands across all of them. */
const COLUMNS = [box(0, 100, 0, 1000), box(100, 200, 0, 1000), box(200, 300, 0, 1000)]
const BOXES = {
  slot: box(4, 96, 100, 200),
  card: box(18, 92, 122, 150),
  second: box(18, 92, 150, 198),
  plenary: box(4, 296, 300, 340),
  right: box(204, 296, 140, 240),
  rightLater: box(204, 296, 400, 500),
}
const NAMES = Object.keys(BOXES)
const boxes = Object.values(BOXES)

/** Where the ways lead, by names. */
function walk(from: keyof typeof BOXES, ...ways: Way[]): string {
  let spot = spotOf(COLUMNS, boxes, NAMES.indexOf(from), 0) as Spot
  for (const way of ways) spot = nextSpot(COLUMNS, boxes, spot, way)
  return NAMES[spot.at] ?? ''
}

describe('the focus', () => {
  it('walks down a column, a slot before its cards, and stays at its ends', () => {
    expect(walk('slot', 'down')).toBe('card')
    expect(walk('slot', 'down', 'down')).toBe('second')
    expect(walk('slot', 'down', 'down', 'down')).toBe('plenary')
    expect(walk('slot', 'down', 'down', 'down', 'down')).toBe('plenary')
    expect(walk('second', 'up', 'up', 'up')).toBe('slot')
  })

  it('goes to what is nearest in height in the next column', () => {
    expect(walk('second', 'right')).toBe('plenary')
    expect(walk('second', 'right', 'right')).toBe('rightLater')
    expect(walk('right', 'left')).toBe('plenary')
    expect(walk('right', 'right')).toBe('right')
  })

  it('goes on in the column in which it came upon what stands across all', () => {
    expect(walk('right', 'down', 'down')).toBe('rightLater')
    expect(walk('rightLater', 'up', 'up')).toBe('right')
    expect(walk('second', 'down', 'up')).toBe('second')
  })

  it('passes over columns where there is nothing else', () => {
    const without = boxes.filter((one) => one !== BOXES.plenary)
    expect(nextSpot(COLUMNS, without, { at: 1, column: 0 }, 'right')).toEqual({ at: 3, column: 2 })
    expect(nextSpot(COLUMNS, without, { at: 3, column: 2 }, 'left')).toEqual({ at: 2, column: 0 })
  })

  it('goes to the ends of its column', () => {
    expect(walk('card', 'last')).toBe('plenary')
    expect(walk('second', 'first')).toBe('slot')
  })

  it('falls to what is nearest where something is gone', () => {
    const near = (column: number, top: number) => NAMES[boxNear(COLUMNS, boxes, column, top) ?? -1]
    expect(near(0, 149)).toBe('second')
    expect(near(2, 390)).toBe('rightLater')
    expect(boxNear(COLUMNS, [], 0, 100)).toBeUndefined()
  })
})
