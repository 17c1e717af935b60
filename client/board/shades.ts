/** The stretches of a column in which something speaks against what is held, each with all that does. Pure. */

import type { HoursAgainst } from '../../shared/board/hours-against.ts'
import type { WallTime } from '../../shared/time.ts'
import { atClock, wallMinutes } from '../../shared/time.ts'
import type { Column, GridLayout } from './grid-layout.ts'

export interface Shade {
  /** Minutes after the grid's first. */
  readonly top: number
  readonly minutes: number
  /** "Ada is away · not before 10:00". */
  readonly words: string
}

/** They touch, but never lie over each other. */
export function shadesIn(
  { day, roomId }: Pick<Column, 'day' | 'roomId'>,
  { from, to }: Pick<GridLayout, 'from' | 'to'>,
  hours: readonly HoursAgainst[],
): readonly Shade[] {
  const minuteOf = (at: WallTime) => Math.max(0, Math.min(to - from, wallMinutes(atClock(day, '00:00'), at) - from))
  const own = hours
    .filter((one) => one.roomId === null || one.roomId === roomId)
    .map((one) => ({ from: minuteOf(one.from), to: minuteOf(one.to), reason: one.reason }))
    .filter((one) => one.from < one.to)
  const cuts = [...new Set(own.flatMap((one) => [one.from, one.to]))].sort((a, b) => a - b)
  const shades: Shade[] = []
  for (const [at, top] of cuts.entries()) {
    const end = cuts[at + 1] ?? top
    const reasons = own.filter((one) => one.from < end && top < one.to).map(({ reason }) => reason)
    const words = [...new Set(reasons)].join(' · ')
    if (words === '') continue
    const before = shades.at(-1)
    const goesOn = before?.words === words && before.top + before.minutes === top
    if (goesOn) shades[shades.length - 1] = { ...before, minutes: end - before.top }
    else shades.push({ top, minutes: end - top, words })
  }
  return shades
}
