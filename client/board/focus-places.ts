/** Where the focus goes from one card or slot to the next: by place, as the eye would go. Pure; boxes come from the page. */

import type { Direction } from './landing.ts'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A box by its index, and the column in which it was come upon: what stands across all rooms is in every one. */
export interface Spot {
  readonly at: number
  readonly column: number
}

export type Way = Direction | 'first' | 'last'

/** Less than this is a neighbour's edge, pixels. */
const EDGE = 2

const isIn = (column: Box, box: Box): boolean =>
  Math.min(column.right, box.right) - Math.max(column.left, box.left) > EDGE

/** The boxes of a column from its top; those at one height from the left, and a slot before its first card. */
function inColumn(boxes: readonly Box[], column: Box | undefined): number[] {
  const own = [...boxes.keys()].filter((at) => column && isIn(column, boxes[at] as Box))
  const edge = (at: number, side: keyof Box) => boxes[at]?.[side] ?? 0
  return own.sort((a, b) => edge(a, 'top') - edge(b, 'top') || edge(a, 'left') - edge(b, 'left') || a - b)
}

/** A box in the column in which one was (`last`), else in the first that it stands in; `null` if it is in none. */
export function spotOf(columns: readonly Box[], boxes: readonly Box[], at: number, last: number): Spot | null {
  const box = boxes[at]
  const old = columns[last]
  if (box && old && isIn(old, box)) return { at, column: last }
  const column = columns.findIndex((one) => box && isIn(one, box))
  return column < 0 ? null : { at, column }
}

/**
 * One step further: up and down walk through a column, left and right go to what is nearest in height in the next column
 * that has anything else. Where there is no further, it stays.
 */
export function nextSpot(columns: readonly Box[], boxes: readonly Box[], from: Spot, way: Way): Spot {
  if (way === 'left' || way === 'right') {
    const by = way === 'left' ? -1 : 1
    for (let column = from.column + by; columns[column]; column += by) {
      const at = nearest(boxes, inColumn(boxes, columns[column]), boxes[from.at]?.top ?? 0, from.at)
      if (at !== undefined) return { at, column }
    }
    return from
  }
  const own = inColumn(boxes, columns[from.column])
  const index = own.indexOf(from.at)
  const next = { up: own[index - 1], down: own[index + 1], first: own[0], last: own.at(-1) }[way]
  return next === undefined ? from : { at: next, column: from.column }
}

/** What stands closest, in a column, to where something stood that is gone; in an empty column nothing. */
export const boxNear = (columns: readonly Box[], boxes: readonly Box[], column: number, top: number) =>
  nearest(boxes, inColumn(boxes, columns[column]), top)

function nearest(boxes: readonly Box[], among: readonly number[], top: number, but?: number): number | undefined {
  const away = (at: number) => Math.abs((boxes[at]?.top ?? 0) - top)
  return among.filter((at) => at !== but).toSorted((a, b) => away(a) - away(b))[0]
}
