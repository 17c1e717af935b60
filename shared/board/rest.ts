/** When remote people rest, by the clock where they are. */

import type { Clock } from '../time.ts'
import { clockOf, minutesOfClock, wallAt } from '../time.ts'
import type { Span } from './spans.ts'

export const WAKING = { from: '07:00', to: '23:00' } as const
const [EARLIEST, LATEST] = [minutesOfClock(WAKING.from), minutesOfClock(WAKING.to)]

/** What the clock shows there when it begins, or else when it ends, outside of waking hours; `null` where all is within. */
export function restingClock({ from, to }: Pick<Span, 'from' | 'to'>, zone: string): Clock | null {
  const begins = clockOf(wallAt(from, zone))
  const minutes = minutesOfClock(begins)
  if (minutes < EARLIEST || minutes >= LATEST) return begins
  return minutes + to - from > LATEST ? clockOf(wallAt(to, zone)) : null
}
