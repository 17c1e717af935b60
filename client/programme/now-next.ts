/** What is on now in each room and what comes next; before and after the conference, that. Pure. */

import type { Programme, PublicRoom } from '../../shared/programme/programme.ts'
import { dayOf } from '../../shared/time.ts'
import type { Placed, Span, TopicPlan } from './placed.ts'
import { isRunning, placeSlots, slotTitle } from './placed.ts'
import type { ShownTimes } from './use-times.ts'
import { wallAt } from './zones.ts'

export interface OnItem {
  readonly title: string
  readonly span: Span
  /** Names what to go to in the page. */
  readonly id: string
  readonly day: string
}

export interface RoomNow {
  /** `null`: in all rooms. */
  readonly room: PublicRoom | null
  readonly now: OnItem | null
  /** Later on the same day. */
  readonly next: OnItem | null
}

export type NowNext =
  | { readonly phase: 'nothing' }
  | { readonly phase: 'before'; readonly first: OnItem }
  | { readonly phase: 'on'; readonly rooms: readonly RoomNow[] }
  /** A night, or a free day: nothing is on, and nothing comes today. */
  | { readonly phase: 'pause'; readonly first: OnItem }
  | { readonly phase: 'after' }

export function nowAndNext(programme: Programme, times: ShownTimes, now: number): NowNext {
  const placed = placeSlots(programme, times, 'real').toSorted((a, b) => a.span.start - b.span.start)
  const [opening] = placed
  if (!opening) return { phase: 'nothing' }
  const coming = placed.find(({ span }) => span.start > now)
  if (now < opening.span.start) return { phase: 'before', first: slotItem(opening) }
  const running = placed.filter(({ span }) => isRunning(span, now))
  const today = dayOf(wallAt(now, times.zone))
  const later = placed.filter(({ span, day }) => span.start > now && day === today)
  if (running.length === 0 && later.length === 0)
    return coming ? { phase: 'pause', first: slotItem(coming) } : { phase: 'after' }
  const lanes = [...programme.rooms, null]
  const rooms = lanes.map((room) => {
    const isHere = (one: Placed) => one.room?.id === room?.id
    return { room, ...inRoom(running.filter(isHere), later.filter(isHere), now) }
  })
  return { phase: 'on', rooms: rooms.filter((one) => one.now || one.next) }
}

function inRoom(running: readonly Placed[], later: readonly Placed[], now: number): Omit<RoomNow, 'room'> {
  const [slot] = running
  const topic = slot?.topics.find(({ span }) => isRunning(span, now))
  const nextTopic = slot?.topics.find(({ span }) => span.start > now)
  const [nextSlot] = later
  const here = slot ? (topic ? topicItem(topic, slot) : slotItem(slot)) : null
  const next = slot && nextTopic ? topicItem(nextTopic, slot) : nextSlot ? slotItem(nextSlot) : null
  return { now: here, next }
}

const slotItem = (plan: Placed): OnItem => ({
  title: slotTitle(plan),
  span: plan.span,
  id: plan.slot.id,
  day: plan.day,
})

const topicItem = ({ topic, span }: TopicPlan, { day }: Placed): OnItem => ({
  title: topic.title,
  span,
  id: topic.id,
  day,
})

/** "in 12 days", "in 3 h", "in 5 min". */
export function sayUntil(minutes: number): string {
  if (minutes < 60) return `in ${Math.max(1, Math.round(minutes))} min`
  if (minutes < 24 * 60) return `in ${Math.round(minutes / 60)} h`
  const days = Math.round(minutes / 60 / 24)
  return `in ${days} ${days === 1 ? 'day' : 'days'}`
}
