/** What a remote person's clock shows while the board's shows another time, in words. */

import type { Meta } from '../../shared/board/model.ts'
import { atClock, clockOf, dayOf, momentOf, wallAt } from '../../shared/time.ts'

/** "09:00 here is 03:00 for them.", as it is on the first day of the board. */
export function sayTheirClock({ firstDay, timeZone }: Pick<Meta, 'firstDay' | 'timeZone'>, zone: string): string {
  const here = atClock(firstDay, '09:00')
  const there = wallAt(momentOf(here, timeZone), zone)
  if (there === here) return 'Their clock shows the same as here.'
  const day = dayOf(there) < firstDay ? ' the day before' : dayOf(there) > firstDay ? ' the day after' : ''
  return `09:00 here is ${clockOf(there)}${day} for them.`
}
