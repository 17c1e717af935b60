/** When something was said, by the reader's own clock and calendar, as short as it can be. */

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "14:05" today, "5 Oct, 14:05" this year, "5 Oct 2025" before. */
export function sayMoment(at: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const say = (how: Intl.DateTimeFormatOptions, moment: number) =>
    new Intl.DateTimeFormat('en-GB', { ...how, ...zone }).format(moment)
  const day = (moment: number) => say({ year: 'numeric', month: 'numeric', day: 'numeric' }, moment)
  if (day(at) === day(now)) return say(CLOCK, at)
  const date = say({ day: 'numeric', month: 'short' }, at)
  if (say({ year: 'numeric' }, at) !== say({ year: 'numeric' }, now)) return `${date} ${say({ year: 'numeric' }, at)}`
  return `${date}, ${say(CLOCK, at)}`
}
