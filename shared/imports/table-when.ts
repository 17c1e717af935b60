/** When a row's topic is and how long, from one, two or three columns; a day may stand once above its rows. */

import { LIMITS } from '../board/values.ts'
import type { Day, WallTime } from '../time.ts'
import { atClock, wallMinutes, wallPlus } from '../time.ts'
import type { Hints } from './reader.ts'
import type { Meaning } from './table-meanings.ts'
import type { ReadRow } from './table-row.ts'
import { type DayOrder, isShown, readLength, readWhen, wallOfDay } from './table-times.ts'

/** As long as Indico takes a contribution that says nothing. */
const USUAL = 20

export class RowTimes {
  readonly #hints: Hints
  readonly #order: DayOrder
  /** Lengths without a unit are hours. */
  readonly #inHours: boolean
  /** There is a column of days. */
  readonly #hasDays: boolean
  #day: Day | null = null

  constructor(hints: Hints, order: DayOrder, inHours: boolean, hasDays: boolean) {
    this.#hints = hints
    this.#order = order
    this.#inHours = inHours
    this.#hasDays = hasDays
  }

  read(row: ReadRow): { day: Day | null; start: WallTime | null; minutes: number } {
    const { timeZone } = this.#hints
    const numbered = this.#dayOfNumber(row.get('date'))
    const [start, date, time, end] = [
      this.#cell(row, 'start'),
      numbered ? { day: numbered, clock: null, until: null } : this.#cell(row, 'date'),
      this.#cell(row, 'time'),
      this.#cell(row, 'end'),
    ]
    const day = start?.day ?? date?.day ?? time?.day ?? null
    // Sheets that people make write a day once, above its rows.
    if (day || row.get('date') !== '' || !this.#hasDays) this.#day = day
    const clock = start?.clock ?? time?.clock ?? date?.clock ?? null
    const at = this.#day && clock ? wallOfDay(this.#day, clock) : null
    if (at && !isShown(at, timeZone)) row.warn(`the clocks of ${timeZone} skip this time`, at.replace('T', ' '))
    if (clock && !at) row.warn('there is a time and no day', row.get('time') || row.get('start'))
    // What places nothing is not lost.
    if (!at) for (const meaning of WHEN) if (this.#read(row, meaning)) row.keepAs(meaning)
    const until = end?.clock ?? start?.until ?? time?.until ?? null
    return { day, start: at, minutes: this.#minutes(row, at, end?.day ?? null, until) }
  }

  #read(row: ReadRow, meaning: Meaning) {
    const cell = row.get(meaning)
    if (meaning === 'date' && this.#dayOfNumber(cell)) return true
    return cell ? readWhen(cell, this.#order, this.#hints.timeZone) : null
  }

  #cell(row: ReadRow, meaning: Meaning) {
    const cell = row.get(meaning)
    const found = cell ? readWhen(cell, this.#order, this.#hints.timeZone) : null
    if (cell && !found) {
      row.warn(meaning === 'date' ? 'this is no day' : 'this is no time', cell)
      row.keepAs(meaning)
    }
    return found
  }

  #minutes(row: ReadRow, start: WallTime | null, endDay: Day | null, endClock: string | null): number {
    const cell = row.get('minutes')
    const length = cell ? readLength(cell, this.#inHours) : null
    if (length !== null) return length
    if (cell) {
      row.warn(`this is no duration; it was taken as ${USUAL} minutes`, cell)
      row.keepAs('minutes')
    }
    if (!start || !endClock) return USUAL
    const end = atClock(endDay ?? start.slice(0, 10), endClock)
    // Past midnight, where the end has no day of its own.
    const isNextDay = endDay === null && end <= start
    const minutes = wallMinutes(start, isNextDay ? wallPlus(end, LIMITS.minutes) : end)
    if (minutes >= 1 && minutes <= LIMITS.minutes) return minutes
    row.warn(`it ends before it begins, or a day later; it was taken as ${USUAL} minutes`, row.get('end'))
    return USUAL
  }

  /** `1`, `Day 2`: counted from the board's first day. */
  #dayOfNumber(cell: string): Day | null {
    const { firstDay } = this.#hints
    const number = Number(/^(?:day|tag|jour|d[ií]a)?\s*(\d{1,2})$/i.exec(cell.trim())?.[1] ?? 0)
    return firstDay && number > 0 && number < 32
      ? wallPlus(`${firstDay}T00:00`, (number - 1) * LIMITS.minutes).slice(0, 10)
      : null
  }
}

const WHEN: readonly Meaning[] = ['start', 'date', 'time', 'end']
