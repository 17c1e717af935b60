/** Wall time of a board ("2026-10-05T14:30" in the board's zone), days, and what becomes of them in the world's time. */

/** An ISO date, `YYYY-MM-DD`. */
export type Day = string
/** Local wall time to the minute, `YYYY-MM-DDTHH:MM`. */
export type WallTime = string
/** A time of day, `HH:MM`. */
export type Clock = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/
const MINUTES_A_DAY = 1440

/** Minutes since 1970-01-01T00:00 as if wall time had no zone; `NaN` for what is no wall time. */
function minuteOf(wall: WallTime): number {
  const parts = WALL.exec(wall)
  if (!parts) return Number.NaN
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const isDate = date.getUTCDate() === day && date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year
  return isDate && hour < 24 && minute < 60 ? date.getTime() / 60_000 : Number.NaN
}

const wallOf = (minute: number): WallTime => new Date(minute * 60_000).toISOString().slice(0, 16)

export const isWallTime = (value: unknown): value is WallTime =>
  typeof value === 'string' && !Number.isNaN(minuteOf(value))

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && DAY.test(value) && isWallTime(`${value}T00:00`)

export const isClock = (value: unknown): value is Clock =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

export const dayOf = (wall: WallTime): Day => wall.slice(0, 10)
export const clockOf = (wall: WallTime): string => wall.slice(11, 16)
export const atClock = (day: Day, clock: string): WallTime => `${day}T${clock}`

/** Minutes after midnight of `HH:MM`. */
export const minutesOfClock = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Wall-clock arithmetic that knows no zone: for the grid, where a day always has 24 hours. */
export const wallPlus = (wall: WallTime, minutes: number): WallTime => wallOf(minuteOf(wall) + minutes)

/** Minutes from `from` to `to` on the wall clock; negative if `to` is earlier. */
export const wallMinutes = (from: WallTime, to: WallTime): number => minuteOf(to) - minuteOf(from)

/** Every day from the first to the last, both included; empty if the last is earlier, at most 366. */
export function daysFrom(first: Day, last: Day): Day[] {
  const start = minuteOf(`${first}T00:00`)
  const count = Math.round((minuteOf(`${last}T00:00`) - start) / MINUTES_A_DAY) + 1
  return Number.isNaN(count)
    ? []
    : Array.from({ length: Math.max(0, Math.min(count, 366)) }, (_, n) =>
        wallOf(start + n * MINUTES_A_DAY).slice(0, 10),
      )
}

/** Whether this runtime knows the zone by this IANA name. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !/^[A-Za-z]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const zoned = (wall: WallTime, zone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)

const isoOf = (moment: Temporal.ZonedDateTime): string =>
  moment.toString({ timeZoneName: 'never', smallestUnit: 'second' })

interface Offset {
  readonly nanoseconds: number
  /** Minutes of real time since 1970. */
  readonly moment: number
  readonly iso: string
  /** Whether clocks in the zone show that time: in the night when they go forward they leave some out. */
  readonly isShown: boolean
}

/** Asking a zone takes microseconds, a board asks for the same few hundred wall times over and over. */
const OFFSETS = new Map<string, Offset>()
const MOST_OFFSETS = 20_000

function offsetAt(wall: WallTime, zone: string): Offset {
  const key = `${wall} ${zone}`
  const known = OFFSETS.get(key)
  if (known) return known
  const moment = zoned(wall, zone)
  const iso = isoOf(moment)
  const offset = {
    nanoseconds: moment.offsetNanoseconds,
    moment: moment.epochMilliseconds / 60_000,
    iso,
    isShown: iso.startsWith(wall),
  }
  if (OFFSETS.size >= MOST_OFFSETS) OFFSETS.clear()
  OFFSETS.set(key, offset)
  return offset
}

/** Whether clocks go from one to the other as if the zone knew no change: what is left out in it is moved, what comes later is not. */
function isOnTheWay(from: WallTime, to: WallTime, zone: string): boolean {
  const [begin, end] = [offsetAt(from, zone), offsetAt(to, zone)]
  return begin.nanoseconds === end.nanoseconds && begin.isShown
}

/**
 * The wall time `minutes` of real time after `wall` in `zone`: 30 min after 01:45 is 03:15 in the night when clocks go
 * forward. Both must be valid (`isWallTime`, `isTimeZone`).
 */
export function later(wall: WallTime, minutes: number, zone: string): WallTime {
  const plain = wallPlus(wall, minutes)
  if (minutes === 0 || isOnTheWay(wall, plain, zone)) return plain
  return zoned(wall, zone).add({ minutes }).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** `2026-10-05T14:30:00+02:00`; a wall time that does not exist in the zone is moved forward (RFC 5545's rule). */
export const withOffset = (wall: WallTime, zone: string): string => offsetAt(wall, zone).iso

/** The same for the moment `minutes` of real time after it. */
export function withOffsetAfter(wall: WallTime, minutes: number, zone: string): string {
  const plain = wallPlus(wall, minutes)
  if (isOnTheWay(wall, plain, zone)) return offsetAt(plain, zone).iso
  return isoOf(zoned(wall, zone).add({ minutes }))
}

/** Minutes of real time since 1970, by which moments of any zone and any night compare. */
export const momentOf = (wall: WallTime, zone: string): number => offsetAt(wall, zone).moment

const WALLS = new Map<string, WallTime>()

/** What clocks in `zone` show at a moment (`momentOf`). */
export function wallAt(moment: number, zone: string): WallTime {
  const key = `${moment} ${zone}`
  const known = WALLS.get(key)
  if (known) return known
  const plain = Temporal.Instant.fromEpochMilliseconds(moment * 60_000)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
  const wall = plain.toString({ smallestUnit: 'minute' })
  if (WALLS.size >= MOST_OFFSETS) WALLS.clear()
  WALLS.set(key, wall)
  return wall
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** "Mon 5 Oct", for people. */
export function sayDay(day: Day): string {
  const date = new Date(`${day}T00:00Z`)
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** "5–7 Oct 2026", "30 Aug – 1 Sept 2027", "5 Oct 2026", for people. */
export function sayDays(first: Day, last: Day): string {
  const [a, b] = [new Date(`${first}T00:00Z`), new Date(`${last}T00:00Z`)]
  const end = `${b.getUTCDate()} ${MONTHS[b.getUTCMonth()]} ${b.getUTCFullYear()}`
  if (first === last) return end
  if (first.slice(0, 7) === last.slice(0, 7)) return `${a.getUTCDate()}–${end}`
  const year = first.slice(0, 4) === last.slice(0, 4) ? '' : ` ${a.getUTCFullYear()}`
  return `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]}${year} – ${end}`
}

/** "Mon 5 Oct, 14:30", for people. */
export const sayWhen = (wall: WallTime): string => `${sayDay(dayOf(wall))}, ${clockOf(wall)}`
