/** What a pattern of slots would make, in words; and the times that are typed for it. */

import type { slotsOf } from '../../shared/board/slot-pattern.ts'

/** "9:00" and "09:00" as `09:00`; `24:00` is the end of a day; `null` for what is no time. */
export function clockIn(typed: string): string | null {
  const clock = typed.trim().padStart(5, '0')
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(clock) ? clock : null
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** "24 slots of 90 min, 2 of 45 min, 3 breaks; 3 are left out because something stands there." */
export function sayPattern({ slots, skipped }: ReturnType<typeof slotsOf>): string {
  const sessions = slots.filter(({ kind }) => kind !== 'break')
  const breaks = slots.length - sessions.length
  const byLength = [...Map.groupBy(sessions, ({ minutes }) => minutes)].sort(([, a], [, b]) => b.length - a.length)
  const said = byLength.map(([minutes, { length }], at) =>
    at === 0 ? `${counted(length, 'slot')} of ${minutes} min` : `${length} of ${minutes} min`,
  )
  const made = [...said, ...(breaks > 0 ? [counted(breaks, 'break')] : [])].join(', ') || 'Nothing to make'
  const left = skipped === 1 ? '; 1 is left out' : skipped > 1 ? `; ${skipped} are left out` : ''
  return `${made}${left && `${left} because something stands there`}.`
}
