/** Programme → slots with what stands in them, and when that is on the clock that is shown. Pure arithmetic. */

import type {
  Programme,
  PublicPerson,
  PublicRoom,
  PublicSlot,
  PublicTopic,
  PublicTrack,
} from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import { dayOf, wallMinutes } from '../../shared/time.ts'
import type { ShownTimes } from './use-times.ts'
import { midnightOf } from './zones.ts'

export interface TopicPlan {
  readonly topic: PublicTopic
  readonly speakers: readonly PublicPerson[]
  readonly track: PublicTrack | null
  readonly span: Span
  /** Between which lines it is drawn: its minutes, but in a slot that is too short for its topics, which stay inside it. */
  readonly drawnFrom: number
  readonly drawnTo: number
}

export interface Placed {
  readonly slot: PublicSlot
  /** `null`: in all rooms. */
  readonly room: PublicRoom | null
  readonly track: PublicTrack | null
  readonly leads: readonly PublicPerson[]
  readonly topics: readonly TopicPlan[]
  readonly span: Span
  /** The day it stands on: the one on which it begins. */
  readonly day: Day
  /** Minutes after that day's midnight. */
  readonly from: number
  readonly to: number
}

/** From when to when, as real time (milliseconds since 1970) and in words. */
export interface Span {
  readonly start: number
  readonly end: number
  /** "09:30–10:00"; "23:30–00:30 +1" where it ends on a later day than the one it stands on. */
  readonly words: string
  /** "09:30", or "00:10 +1". */
  readonly begins: string
}

/**
 * How minutes after midnight are counted. `real`: as they pass, so that nothing overlaps in the night when clocks change.
 * `wall`: by the clock, so that days stand side by side.
 */
export type Counted = 'real' | 'wall'

const MINUTE = 60_000

export function placeSlots(programme: Programme, times: ShownTimes, counted: Counted): Placed[] {
  const rooms = new Map(programme.rooms.map((room) => [room.id, room]))
  const tracks = new Map(programme.tracks.map((track) => [track.id, track]))
  const people = new Map(programme.people.map((person) => [person.id, person]))
  const named = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? [])
  const topics = Map.groupBy(programme.topics, ({ slotId }) => slotId)
  return programme.slots.map((slot) => {
    const wall = times.wall(slot.start)
    const day = dayOf(wall)
    const span = spanOf(slot, day, times)
    const from = minuteOf(span.start, wall, day, times, counted)
    const after = (ms: number): number => from + Math.round((ms - span.start) / MINUTE)
    const to = Math.max(from + 1, after(span.end))
    const own = topics.get(slot.id) ?? []
    const squeeze = squeezed(from, to, Math.max(to, ...own.map(({ end }) => after(Date.parse(end)))))
    const plans = own.map((topic): TopicPlan => {
      const ownSpan = spanOf(topic, day, times)
      const start = after(ownSpan.start)
      return {
        topic,
        speakers: named(topic.speakers),
        track: tracks.get(topic.trackId ?? '') ?? null,
        span: ownSpan,
        drawnFrom: squeeze(start),
        drawnTo: squeeze(Math.max(start + 1, after(ownSpan.end))),
      }
    })
    const track = tracks.get(slot.trackId ?? '') ?? null
    const room = rooms.get(slot.roomId ?? '') ?? null
    return { slot, room, track, leads: named(track?.leads ?? []), topics: plans, span, day, from, to }
  })
}

/** Minutes after a day's midnight of a moment, given with its wall time. */
export function minuteOf(ms: number, wall: string, day: Day, { zone }: ShownTimes, counted: Counted): number {
  return counted === 'wall' ? wallMinutes(`${day}T00:00`, wall) : Math.floor((ms - midnightOf(day, zone)) / MINUTE)
}

function spanOf(entry: { readonly start: string; readonly end: string }, day: Day, times: ShownTimes): Span {
  const [begins, ends] = [onDay(times.wall(entry.start), day), onDay(times.wall(entry.end), day)]
  return { start: Date.parse(entry.start), end: Date.parse(entry.end), begins, words: `${begins}–${ends}` }
}

/** A clock time, with a mark where it is that of a later day. */
function onDay(wall: string, day: Day): string {
  const later = dayOf(wall) === day ? 0 : Math.floor(wallMinutes(`${day}T00:00`, wall) / 1440)
  return later > 0 ? `${wall.slice(11)} +${later}` : wall.slice(11)
}

/** Minutes of topics that go on until `end`, drawn inside a slot that is over at `to`. */
const squeezed =
  (from: number, to: number, end: number) =>
  (minute: number): number =>
    minute >= end ? to : from + ((minute - from) * (to - from)) / (end - from)

/** What to call a slot. */
export const slotTitle = ({ slot, track }: Pick<Placed, 'slot' | 'track'>): string =>
  slot.title || track?.name || { session: 'Session', break: 'Break', plenary: 'Plenary' }[slot.kind]

export const isRunning = ({ start, end }: Span, now: number): boolean => start <= now && now < end
