/** Slots that overlap share the width of their column. */

import type { Slot } from '../../shared/board/model.ts'
import { clockOf, minutesOfClock } from '../../shared/time.ts'

export interface Laned {
  readonly slot: Slot
  /** Minutes after `from`. */
  readonly top: number
  readonly lane: number
  readonly lanes: number
}

/** Slots of one day in order of their start; `from` in minutes after midnight. Each takes the first free lane, and all of one heap count the same lanes. */
export function inLanes(slots: readonly Slot[], from: number): Laned[] {
  const laned: { slot: Slot; top: number; lane: number; heap: { lanes: number } }[] = []
  let heap = { lanes: 0 }
  let ends: number[] = []
  for (const slot of slots) {
    const top = minutesOfClock(clockOf(slot.place.start)) - from
    if (ends.every((end) => end <= top)) {
      heap = { lanes: 0 }
      ends = []
    }
    const free = ends.findIndex((end) => end <= top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = top + slot.minutes
    heap.lanes = Math.max(heap.lanes, ends.length)
    laned.push({ slot, top, lane, heap })
  }
  return laned.map(({ heap: { lanes }, ...rest }) => ({ ...rest, lanes }))
}

/** The most that stand side by side; at least one. */
export const lanesOf = (laned: readonly Laned[]): number => Math.max(1, ...laned.map(({ lanes }) => lanes))
