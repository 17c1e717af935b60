/** Days, times and lengths as people write them in tables. Each reader returns `null` for what it does not know. */

import { plain } from '../names.ts'
import type { Day, WallTime } from '../time.ts'
import { isDay, isWallTime, momentOf, wallAt } from '../time.ts'

/** Which of the two numbers of `05/10/2026` is the day. */
export type DayOrder = 'day-month' | 'month-day'

const MONTHS =
  'jan januar january janvier enero ene janner|feb februar february fevrier febrero fev|mar marz march mars marzo mrz maerz|apr april avril abril avr abr|mai may mayo|jun juni june juin junio|jul juli july juillet julio juil|aug august aout agosto ago|sep sept september septembre septiembre|okt oct oktober october octobre octubre|nov november novembre noviembre|dez dec dezember december decembre diciembre dic'
    .split('|')
    .map((names) => new Set(names.split(' ')))

const monthOf = (word: string): number => MONTHS.findIndex((names) => names.has(word)) + 1

const dayFrom = (year: number, month: number, day: number): Day | null => {
  const whole = `${year < 100 ? 2000 + year : year}-${pad(month)}-${pad(day)}`
  return isDay(whole) ? whole : null
}
const pad = (number: number): string => String(number).padStart(2, '0')

const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/
const NUMBERS = /(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/
/** On a text in lower case without accents. */
const DAY_WORD =
  /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:de\s+|of\s+)?-?([a-z]{3,10})\.?,?-?\s*(?:de\s+|del\s+)?(\d{4})/
const WORD_DAY = /\b([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/

interface FoundDay {
  readonly day: Day | null
  /** Both orders are days of the calendar. */
  readonly isOpen: boolean
  /** What stands around the day. */
  readonly rest: string
}

function findDay(cell: string, order: DayOrder): FoundDay | null {
  const text = plain(cell.slice(0, 80))
  const found = (match: RegExpExecArray, day: Day | null, isOpen = false): FoundDay => ({
    day,
    isOpen,
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
  })
  const iso = ISO.exec(text) ?? COMPACT.exec(text)
  if (iso) return found(iso, dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3])))
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])]
    const isFirst = first > 12 || (second <= 12 && (numbers[2] === '.' || order === 'day-month'))
    const day = isFirst ? dayFrom(year, second, first) : dayFrom(year, first, second)
    return found(numbers, day, first <= 12 && second <= 12 && first !== second && numbers[2] !== '.')
  }
  const words = DAY_WORD.exec(text)
  if (words && monthOf(words[2] ?? '') > 0)
    return found(words, dayFrom(Number(words[3]), monthOf(words[2] ?? ''), Number(words[1])))
  const turned = WORD_DAY.exec(text)
  if (turned && monthOf(turned[1] ?? '') > 0)
    return found(turned, dayFrom(Number(turned[3]), monthOf(turned[1] ?? ''), Number(turned[2])))
  return null
}

export const readDay = (cell: string, order: DayOrder): Day | null => findDay(cell, order)?.day ?? null

export interface OrderGuess {
  readonly order: DayOrder
  /** No cell says which number is the day. */
  readonly isOpen: boolean
}

/** From the whole column: a number over 12 decides; else the order in which the days lie closer together. */
export function dayOrderOf(cells: readonly string[]): OrderGuess {
  let isOpen = false
  for (const cell of cells) {
    const numbers = NUMBERS.exec(cell)
    if (!numbers || ISO.test(cell) || numbers[2] === '.') continue
    if (Number(numbers[1]) > 12) return { order: 'day-month', isOpen: false }
    if (Number(numbers[3]) > 12) return { order: 'month-day', isOpen: false }
    isOpen ||= findDay(cell, 'day-month')?.isOpen ?? false
  }
  const span = (order: DayOrder): number => {
    const moments = cells.flatMap((cell) => readDay(cell, order) ?? []).map((day) => Date.parse(day))
    return moments.length === 0
      ? 0
      : moments.reduce((a, b) => Math.max(a, b)) - moments.reduce((a, b) => Math.min(a, b))
  }
  return { order: isOpen && span('month-day') < span('day-month') ? 'month-day' : 'day-month', isOpen }
}

const CLOCK =
  /(?<![\d:.])(\d{1,2})(?:\s*([:.h])\s*(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(a\.?m\.?|p\.?m\.?|uhr|h)?(?![\d:])/g

/** Every time of day in a text, in order: `9:30 – 10.15`, `2 pm`, `14h30`. */
function clocksIn(text: string): string[] {
  return [...text.matchAll(CLOCK)].flatMap(([, hour, sign, minute, half]) => {
    if (sign === undefined && half === undefined) return []
    const turn =
      half?.startsWith('p') && Number(hour) < 12 ? 12 : half?.startsWith('a') && Number(hour) === 12 ? -12 : 0
    const [h, m] = [Number(hour) + turn, Number(minute ?? 0)]
    return h < 24 && m < 60 ? [`${pad(h)}:${pad(m)}`] : []
  })
}

export interface When {
  readonly day: Day | null
  readonly clock: string | null
  /** A second time in the same cell. */
  readonly until: string | null
}

const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i

/** A day, a time, or both; what says its own offset is turned into the clock of `timeZone`. */
export function readWhen(cell: string, order: DayOrder, timeZone: string): When | null {
  const text = cell.trim()
  if (text === '' || text.length > 80) return null
  if (ZONED.test(text)) {
    const moment = Date.parse(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    if (Number.isNaN(moment)) return null
    const wall = wallAt(Math.floor(moment / 60_000), timeZone)
    return { day: wall.slice(0, 10), clock: wall.slice(11, 16), until: null }
  }
  const found = findDay(text, order)
  const rest = (found ? found.rest : plain(text)).replace(/(^|\s)t(?=\d)/, ' ').trim()
  const clocks = clocksIn(rest)
  const bare = /^(\d{1,2})(\d{2})$/.exec(rest)
  const [clock = bare && clocksIn(`${bare[1]}:${bare[2]}`)[0]] = clocks
  if (!found?.day && !clock) return null
  return { day: found?.day ?? null, clock: clock ?? null, until: clocks[1] ?? null }
}

/** Minutes: `45`, `45 min`, `1:30`, `01:30:00`, `1h30`, `1.5 h`, `PT1H30M`; `hours`: numbers alone are hours. */
export function readLength(cell: string, hours = false): number | null {
  const text = plain(cell).trim().replace(',', '.')
  const whole = (minutes: number) => (minutes >= 1 && minutes <= 1_440 ? Math.round(minutes) : null)
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text)
  if (clock) return whole(Number(clock[1]) * 60 + Number(clock[2]))
  const parts =
    /^(?:pt)?(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?)\.?)?\s*(?:(\d+)\s*(?:m|'|′|mins?|minutes?|minuten|minutos)?\.?)?(?:\s*0+s)?$/.exec(
      text,
    )
  if (parts && parts[1] !== undefined) return whole(Number(parts[1]) * 60 + Number(parts[2] ?? 0))
  const number = /^(?:pt)?(\d+(?:\.\d+)?)\s*(?:m|'|′|mins?|minutes?|minuten|minutos)?\.?$/.exec(text)
  if (!number) return null
  const value = Number(number[1])
  return whole(hours || !Number.isInteger(value) ? value * 60 : value)
}

/** `null` for a time that the clocks of the zone skip, or for no time at all. */
export const wallOfDay = (day: Day, clock: string): WallTime | null => {
  const wall = `${day}T${clock}`
  return isWallTime(wall) ? wall : null
}

/** Whether clocks of the zone show this time: in spring they skip an hour. */
export const isShown = (wall: WallTime, zone: string): boolean => wallAt(momentOf(wall, zone), zone) === wall
