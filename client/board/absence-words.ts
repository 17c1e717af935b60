/** When somebody is away, in words, and what becomes of an absence that is being written. */

import type { Away } from '../../shared/board/absences.ts'
import type { Meta } from '../../shared/board/model.ts'
import type { Day, WallTime } from '../../shared/time.ts'
import { atClock, clockOf, dayOf, daysFrom, sayDay, wallPlus } from '../../shared/time.ts'
import { clockIn } from './pattern-words.ts'

/** An absence as it stands in the form. Of whole days, both are included and the clocks do not count. */
export interface AbsenceDraft {
  readonly fromDay: Day
  readonly fromClock: string
  readonly toDay: Day
  readonly toClock: string
  readonly isWholeDays: boolean
}

/** What to do about either end. */
export interface AbsenceProblems {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const dayBy = (day: Day, days: number): Day => dayOf(wallPlus(atClock(day, '00:00'), days * 1_440))

/** The days of the board, and those before and after: people travel. */
export const absenceDays = ({ firstDay, lastDay }: Pick<Meta, 'firstDay' | 'lastDay'>): Day[] =>
  daysFrom(dayBy(firstDay, -1), dayBy(lastDay, 1))

/** "Tue 6 Oct, 09:00–12:00", "Tue 6 Oct, the whole day", "Tue 6 Oct, 14:00 – Wed 7 Oct, 12:00". */
export function sayAbsence({ from, to }: Away): string {
  const [first, begins] = [dayOf(from), clockOf(from)]
  const isToMidnight = clockOf(to) === '00:00'
  const [last, ends] = isToMidnight ? [dayBy(dayOf(to), -1), '24:00'] : [dayOf(to), clockOf(to)]
  if (begins === '00:00' && isToMidnight)
    return first === last ? `${sayDay(first)}, the whole day` : `${sayDay(first)} – ${sayDay(last)}, whole days`
  return first === last
    ? `${sayDay(first)}, ${begins}–${ends}`
    : `${sayDay(first)}, ${begins} – ${sayDay(last)}, ${ends}`
}

/** An absence to be changed, as it stands in the form. */
export function absenceDraft({ from, to }: Away): AbsenceDraft {
  const isWholeDays = clockOf(from) === '00:00' && clockOf(to) === '00:00'
  return {
    fromDay: dayOf(from),
    fromClock: clockOf(from),
    toDay: isWholeDays ? dayBy(dayOf(to), -1) : dayOf(to),
    toClock: clockOf(to),
    isWholeDays,
  }
}

/** `null` as long as something is wrong; `absenceProblems` says what. */
export function absenceOf(draft: AbsenceDraft): Away | null {
  const { fromDay, fromClock, toDay, toClock, isWholeDays } = draft
  const from = wallOf(fromDay, isWholeDays ? '00:00' : fromClock)
  const to = wallOf(toDay, isWholeDays ? '24:00' : toClock)
  return from && to && from < to ? { from, to } : null
}

export function absenceProblems(draft: AbsenceDraft): AbsenceProblems {
  if (absenceOf(draft)) return {}
  if (draft.isWholeDays) return { to: 'Choose the same day or a later one.' }
  const from = clockIn(draft.fromClock) ? undefined : 'Enter a time like 09:00.'
  const to = clockIn(draft.toClock) ? undefined : 'Enter a time like 17:00.'
  return from || to ? { from, to } : { to: 'Enter a time after the first.' }
}

/** `24:00` is the beginning of the next day. */
function wallOf(day: Day, typed: string): WallTime | null {
  const clock = clockIn(typed)
  return clock === '24:00' ? atClock(dayBy(day, 1), '00:00') : clock && atClock(day, clock)
}
