/** Moments as people say them, by the clock where they are. */

import { sayDay } from '../../shared/time.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** The day of a moment (milliseconds since 1970), `2026-10-05`. */
export function dayAt(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** "14:30" */
export function clockAt(at: number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** "Today", "Yesterday", "Mon 5 Oct". */
export function sayDayAt(at: number, now: number): string {
  const day = dayAt(at)
  if (day === dayAt(now)) return 'Today'
  return day === dayAt(now - 86_400_000) ? 'Yesterday' : sayDay(day)
}

/** "Mon 5 Oct, 14:30" */
export const sayAt = (at: number): string => `${sayDay(dayAt(at))}, ${clockAt(at)}`

/** Neighbours of one day together, in their order. */
export function byDay<T extends { readonly at: number }>(all: readonly T[], now: number): { day: string; of: T[] }[] {
  const days: { day: string; of: T[] }[] = []
  for (const one of all) {
    const day = sayDayAt(one.at, now)
    const last = days.at(-1)
    if (last?.day === day) last.of.push(one)
    else days.push({ day, of: [one] })
  }
  return days
}
