/** What a display in the hall shows at a moment: what is on in a room, and what comes. Pure. */

import type { Programme, PublicSlot } from '../../shared/programme/programme.ts'
import { sayDay, wallPlus } from '../../shared/time.ts'
import type { ShownTimes } from './use-times.ts'

export interface ScreenItem {
  readonly id: string
  readonly title: string
  /** The session that it is in, if that is not itself. */
  readonly session: string
  readonly people: string
  readonly kind: PublicSlot['kind']
  readonly isInAllRooms: boolean
  /** What is left of a slot behind its last topic: it is on, but never comes next. */
  readonly isRest: boolean
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly start: string
  readonly end: string
}

export interface RoomScreen {
  /** What is on; the room's own before what is for all. */
  readonly now: readonly ScreenItem[]
  readonly next: ScreenItem | null
  /** After that, on the same day. */
  readonly later: readonly ScreenItem[]
}

/** Everything that happens in a room in order: topics, and slots that have none. */
export function itemsIn(programme: Programme, roomId: string): ScreenItem[] {
  const tracks = new Map(programme.tracks.map(({ id, name }) => [id, name]))
  const people = new Map(programme.people.map(({ id, name }) => [id, name]))
  const topics = Map.groupBy(programme.topics, ({ slotId }) => slotId)
  return programme.slots
    .filter((slot) => slot.roomId === null || slot.roomId === roomId)
    .flatMap((slot): ScreenItem[] => {
      const kindWord = { session: 'Session', break: 'Break', plenary: 'Plenary' }[slot.kind]
      const session = slot.title || tracks.get(slot.trackId ?? '') || kindWord
      const common = { kind: slot.kind, isInAllRooms: slot.roomId === null, isRest: false }
      const own = (topics.get(slot.id) ?? []).map((topic) => ({
        ...common,
        ...timeOf(topic),
        id: topic.id,
        title: topic.title || 'Untitled',
        session,
        people: topic.speakers.flatMap((id) => people.get(id) || []).join(', '),
      }))
      const last = Math.max(...own.map(({ to }) => to))
      const whole = { ...common, ...timeOf(slot), id: slot.id, title: session, session: '', people: '' }
      if (own.length === 0) return [whole]
      // Behind its last topic a slot goes on as itself: people still sit there.
      return last < whole.to
        ? [...own, { ...whole, from: last, start: own.at(-1)?.end ?? slot.start, isRest: true }]
        : own
    })
    .toSorted((a, b) => a.from - b.from || Number(a.isInAllRooms) - Number(b.isInAllRooms))
}

const timeOf = ({ start, end }: { readonly start: string; readonly end: string }) => ({
  start,
  end,
  from: Date.parse(start),
  to: Date.parse(end),
})

/** `items` of a room. */
export function screenAt(items: readonly ScreenItem[], now: number, times: ShownTimes): RoomScreen {
  const running = items.filter(({ from, to }) => from <= now && now < to)
  const coming = items.filter(({ from, isRest }) => from > now && !isRest)
  const [next] = coming
  const day = next && times.day(next.start)
  return {
    now: running.toSorted((a, b) => Number(a.isInAllRooms) - Number(b.isInAllRooms) || b.from - a.from),
    next: next ?? null,
    later: coming.slice(1).filter(({ start }) => times.day(start) === day),
  }
}

/** Beside a clock time: "in 12 min", "in 1 h 5 min", "tomorrow", "Tue 6 Oct". `today` in the conference's time. */
export function sayStart({ from, start }: ScreenItem, now: number, today: string, times: ShownTimes): string {
  const day = times.day(start)
  if (day === today) return sayIn(Math.ceil((from - now) / 60_000))
  const isTomorrow = day === wallPlus(`${today}T00:00`, 24 * 60).slice(0, 10)
  return isTomorrow ? 'tomorrow' : sayDay(day)
}

export function sayIn(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return `in ${[h > 0 && `${h} h`, (m > 0 || h === 0) && `${m} min`].filter(Boolean).join(' ')}`
}
