/** Programme → days as they are drawn: what stands in which column, from which row to which. Pure arithmetic. */

import type {
  Programme,
  PublicPerson,
  PublicRoom,
  PublicSlot,
  PublicTopic,
  PublicTrack,
} from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import { dayOf, daysFrom, wallMinutes } from '../../shared/time.ts'

export interface TopicPlan {
  readonly topic: PublicTopic
  readonly speakers: readonly PublicPerson[]
  readonly track: PublicTrack | null
  /** Minutes after the day's midnight. */
  readonly from: number
  readonly to: number
  /** Between which lines it is drawn: the same, but in a slot that is too short for its topics, which stay inside it. */
  readonly drawnFrom: number
  readonly drawnTo: number
}

export interface SlotPlan {
  readonly slot: PublicSlot
  /** `null`: in all rooms. */
  readonly room: PublicRoom | null
  readonly track: PublicTrack | null
  readonly leads: readonly PublicPerson[]
  readonly topics: readonly TopicPlan[]
  readonly from: number
  readonly to: number
  /** Its first column and how many it takes, counted from 0. */
  readonly column: number
  readonly columns: number
}

export interface DayPlan {
  readonly day: Day
  readonly slots: readonly SlotPlan[]
  /** Headings of the columns, each over as many as its room needs. */
  readonly heads: readonly { readonly id: string; readonly name: string; readonly columns: number }[]
  readonly columns: number
  /** Every minute at which something begins or ends, in order: the lines between the rows. */
  readonly lines: readonly number[]
}

type Placed = Omit<SlotPlan, 'column' | 'columns'>

/** One plan for each day of the board, and for each other day on which something stands. */
export function dayPlans(programme: Programme): DayPlan[] {
  const placed = placeSlots(programme)
  const named = daysFrom(programme.board.firstDay, programme.board.lastDay)
  const days = [...new Set([...named, ...placed.map(({ slot }) => dayOf(slot.start))])].sort()
  return days.map((day) => dayPlan(day, placed, programme.rooms))
}

function dayPlan(day: Day, placed: readonly Placed[], rooms: readonly PublicRoom[]): DayPlan {
  const today = placed.filter(({ slot }) => dayOf(slot.start) === day)
  const inRooms = today.filter(({ room }) => room !== null)
  const across = today.filter(({ room }) => room === null)
  // What is for all rooms lies across them, unless a room is busy then: in that case it gets a column of its own.
  const aside = across.filter((one) => inRooms.some((other) => overlap(one, other)))
  const lanes = [
    ...rooms.map((room) => ({ ...room, slots: inRooms.filter((one) => one.room?.id === room.id) })),
    { id: 'all', name: 'All rooms', slots: aside },
  ].filter(({ slots }) => slots.length > 0)

  const slots: SlotPlan[] = []
  const heads: DayPlan['heads'][number][] = []
  let column = 0
  for (const { id, name, slots: own } of lanes) {
    const { laneOf, lanes: count } = sideBySide(own)
    for (const one of own) slots.push({ ...one, column: column + (laneOf.get(one) ?? 0), columns: 1 })
    heads.push({ id, name, columns: count })
    column += count
  }
  const columns = Math.max(1, column)
  for (const one of across) if (!aside.includes(one)) slots.push({ ...one, column: 0, columns })
  slots.sort((a, b) => a.from - b.from || a.column - b.column || (a.slot.id < b.slot.id ? -1 : 1))
  const moments = slots.flatMap(({ from, to, topics }) => [
    from,
    to,
    ...topics.flatMap(({ drawnFrom, drawnTo }) => [drawnFrom, drawnTo]),
  ])
  return { day, slots, heads, columns, lines: [...new Set(moments)].sort((a, b) => a - b) }
}

const overlap = (a: Placed, b: Placed): boolean => a.from < b.to && b.from < a.to

/** Gives slots of one room that overlap columns side by side; as few as will do. */
export function sideBySide<T extends { readonly from: number; readonly to: number }>(
  slots: readonly T[],
): { laneOf: ReadonlyMap<T, number>; lanes: number } {
  const ends: number[] = []
  const laneOf = new Map<T, number>()
  for (const slot of slots.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = ends.findIndex((end) => end <= slot.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = slot.to
    laneOf.set(slot, lane)
  }
  return { laneOf, lanes: Math.max(1, ends.length) }
}

function placeSlots(programme: Programme): Placed[] {
  const rooms = new Map(programme.rooms.map((room) => [room.id, room]))
  const tracks = new Map(programme.tracks.map((track) => [track.id, track]))
  const people = new Map(programme.people.map((person) => [person.id, person]))
  const named = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? [])
  const topics = Map.groupBy(programme.topics, ({ slotId }) => slotId)
  return programme.slots.map((slot) => {
    const midnight = `${dayOf(slot.start)}T00:00`
    const minute = (moment: string) => wallMinutes(midnight, moment.slice(0, 16))
    const from = minute(slot.start)
    const to = Math.max(from + 1, minute(slot.end))
    const own = topics.get(slot.id) ?? []
    const squeeze = squeezed(from, to, Math.max(to, ...own.map(({ end }) => minute(end))))
    const plans = own.map((topic): TopicPlan => {
      const start = minute(topic.start)
      // In the night when clocks go back, an end may have an earlier name than its start.
      const end = Math.max(start + 1, minute(topic.end))
      return {
        topic,
        speakers: named(topic.speakers),
        track: tracks.get(topic.trackId ?? '') ?? null,
        from: start,
        to: end,
        drawnFrom: squeeze(start),
        drawnTo: squeeze(end),
      }
    })
    const track = tracks.get(slot.trackId ?? '') ?? null
    return {
      slot,
      room: rooms.get(slot.roomId ?? '') ?? null,
      track,
      leads: named(track?.leads ?? []),
      topics: plans,
      from,
      to,
    }
  })
}

/** Minutes of topics that go on until `end`, drawn inside a slot that is over at `to`. */
const squeezed =
  (from: number, to: number, end: number) =>
  (minute: number): number =>
    minute >= end ? to : from + ((minute - from) * (to - from)) / (end - from)

/** What to call a slot. */
export const slotTitle = ({ slot, track }: Pick<SlotPlan, 'slot' | 'track'>): string =>
  slot.title || track?.name || { session: 'Session', break: 'Break', plenary: 'Plenary' }[slot.kind]
