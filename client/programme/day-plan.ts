/** Programme → sections as they are drawn, a day, a room or a track each: what stands in which column, from when to when. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import { daysFrom, sayDay } from '../../shared/time.ts'
import type { Placed } from './placed.ts'
import { minuteOf, placeSlots } from './placed.ts'
import type { ShownTimes } from './use-times.ts'
import { conferenceTimes } from './use-times.ts'
import type { ViewBy } from './view.ts'
import { wallAt } from './zones.ts'

export interface SlotPlan extends Placed {
  /** Its first column and how many it takes, counted from 0. */
  readonly column: number
  readonly columns: number
}

export interface SectionPlan {
  /** The same for the same section, whatever the programme says: a name to link to. */
  readonly id: string
  readonly title: string
  /** Of a section that is one day. */
  readonly day: Day | null
  readonly slots: readonly SlotPlan[]
  /** Headings of the columns, each over as many as it needs; those that are days name them. */
  readonly heads: readonly Head[]
  readonly columns: number
  /** Every minute at which something begins or ends, in order: the lines between the rows. */
  readonly lines: readonly number[]
  /** What clocks show where something begins. */
  readonly hours: readonly { readonly minute: number; readonly clock: string }[]
  readonly counted: 'real' | 'wall'
  readonly times: ShownTimes
}

export interface Head {
  readonly id: string
  readonly name: string
  readonly day: Day | null
  readonly columns: number
}

interface Lane {
  readonly id: string
  readonly name: string
  readonly day: Day | null
  readonly slots: readonly Placed[]
}

const ANCHORS = { day: 'day-', room: 'room-', track: 'track-' } as const
export const sectionAnchor = (by: ViewBy, id: string): string => `${ANCHORS[by]}${id}`

const timesOf = ({ board }: Programme): ShownTimes => conferenceTimes(board.timeZone)

/** `isWhole`: also days on which nothing stands. */
export function sectionPlans(
  programme: Programme,
  by: ViewBy,
  times: ShownTimes = timesOf(programme),
  isWhole = true,
): SectionPlan[] {
  if (by === 'day') return dayPlans(programme, times, isWhole)
  return by === 'room' ? roomPlans(programme, times) : trackPlans(programme, times)
}

/** One plan for each day of the board, and for each other day on which something stands. */
export function dayPlans(programme: Programme, times = timesOf(programme), isWhole = true): SectionPlan[] {
  const placed = placeSlots(programme, times, 'real')
  const { firstDay, lastDay, timeZone } = programme.board
  // The board's days are days in its own time; in another, what stands on them may fall on others.
  const named = isWhole && times.zone === timeZone ? daysFrom(firstDay, lastDay) : []
  const days = [...new Set([...named, ...placed.map(({ day }) => day)])].sort()
  return days.map((day) => {
    const today = placed.filter((one) => one.day === day)
    const inRooms = today.filter(({ room }) => room !== null)
    const across = today.filter(({ room }) => room === null)
    // What is for all rooms lies across them, unless a room is busy then: in that case it gets a column of its own.
    const aside = across.filter((one) => inRooms.some((other) => overlap(one, other)))
    const lanes = [
      ...programme.rooms.map((room) => ({ ...room, slots: inRooms.filter((one) => one.room?.id === room.id) })),
      { id: 'all', name: 'All rooms', slots: aside },
    ].map((lane) => ({ ...lane, day: null }))
    const whole = { id: sectionAnchor('day', day), title: sayDay(day), day, counted: 'real', times } as const
    return laidOut(
      whole,
      lanes,
      across.filter((one) => !aside.includes(one)),
    )
  })
}

/** One plan for each room that is used, its days side by side; what is in all rooms is in each. */
function roomPlans(programme: Programme, times: ShownTimes): SectionPlan[] {
  const placed = placeSlots(programme, times, 'wall')
  const used = programme.rooms.filter(({ id }) => placed.some(({ room }) => room?.id === id))
  const everywhere = placed.filter(({ room }) => room === null)
  if (used.length === 0) return everywhere.length === 0 ? [] : [section('room', 'all', 'All rooms', everywhere, times)]
  return used.map(({ id, name }) =>
    section(
      'room',
      id,
      name,
      placed.filter(({ room }) => room === null || room.id === id),
      times,
    ),
  )
}

/** One plan for each track; a topic of another track than its session stands in the sections of both. At last what has none. */
function trackPlans(programme: Programme, times: ShownTimes): SectionPlan[] {
  const placed = placeSlots(programme, times, 'wall')
  const named = programme.tracks.flatMap(({ id, name }) => {
    const own = placed.flatMap((one) => {
      if (one.track?.id === id) return one
      const topics = one.topics.filter(({ topic }) => topic.trackId === id)
      return topics.length > 0 ? { ...one, topics } : []
    })
    return own.length > 0 ? section('track', id, name, own, times) : []
  })
  const none = placed.flatMap((one) => {
    if (one.track) return []
    const topics = one.topics.filter(({ track }) => track === null)
    const isEmpty = one.topics.length === 0 && one.slot.kind !== 'break'
    return topics.length > 0 || isEmpty ? { ...one, topics } : []
  })
  return none.length > 0 ? [...named, section('track', 'none', 'In no track', none, times)] : named
}

function section(by: ViewBy, id: string, title: string, slots: readonly Placed[], times: ShownTimes): SectionPlan {
  const days = [...new Set(slots.map(({ day }) => day))].sort()
  const lanes = days.map((day) => ({ id: day, name: sayDay(day), day, slots: slots.filter((one) => one.day === day) }))
  return laidOut({ id: sectionAnchor(by, id), title, day: null, counted: 'wall', times }, lanes, [])
}

function laidOut(
  whole: Pick<SectionPlan, 'id' | 'title' | 'day' | 'counted' | 'times'>,
  lanes: readonly Lane[],
  across: readonly Placed[],
): SectionPlan {
  const slots: SlotPlan[] = []
  const heads: Head[] = []
  let column = 0
  for (const { id, name, day, slots: own } of lanes) {
    if (own.length === 0) continue
    const { laneOf, lanes: count } = sideBySide(own)
    for (const one of own) slots.push({ ...one, column: column + (laneOf.get(one) ?? 0), columns: 1 })
    heads.push({ id, name, day, columns: count })
    column += count
  }
  const columns = Math.max(1, column)
  for (const one of across) slots.push({ ...one, column: 0, columns })
  slots.sort((a, b) => a.span.start - b.span.start || a.column - b.column || (a.slot.id < b.slot.id ? -1 : 1))
  const moments = slots.flatMap(({ from, to, topics }) => [
    from,
    to,
    ...topics.flatMap(({ drawnFrom, drawnTo }) => [drawnFrom, drawnTo]),
  ])
  const hours = new Map(slots.map(({ from, span }) => [from, span.begins]))
  return {
    ...whole,
    slots,
    heads,
    columns,
    lines: [...new Set(moments)].sort((a, b) => a - b),
    hours: [...hours].map(([minute, clock]) => ({ minute, clock })),
  }
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

export interface NowPlace {
  /** Minutes, as the section counts them. */
  readonly minute: number
  /** The columns of today: all of them in a section that is a day. */
  readonly column: number
  readonly columns: number
}

/** Where now falls in a section; `null` where it is another day. */
export function nowIn({ day, heads, columns, slots, counted, times }: SectionPlan, now: number): NowPlace | null {
  const wall = wallAt(now, times.zone)
  const today = wall.slice(0, 10)
  if (day !== null) {
    // What began before midnight goes on, on its own day.
    const isOn = day === today || (day < today && slots.some(({ span }) => span.start <= now && now < span.end))
    return isOn ? { minute: minuteOf(now, wall, day, times, counted), column: 0, columns } : null
  }
  let column = 0
  for (const head of heads) {
    if (head.day === today) return { minute: minuteOf(now, wall, today, times, counted), column, columns: head.columns }
    column += head.columns
  }
  return null
}
