/**
 * Every clash by trying every pair, minute by minute where that is more obvious: slow, and too simple to be wrong. For boards
 * in Prague in October, when no clock changes.
 */

import type { Board, Topic, Wish } from '../../shared/board/model.ts'
import type { PersonId } from '../../shared/ids.ts'
import { clockOf, dayOf, minutesOfClock, wallMinutes, wallPlus } from '../../shared/time.ts'

interface Stand {
  readonly topic: Topic
  readonly slot: string
  readonly room: string | null
  readonly from: number
  readonly to: number
}

/** What a clash is in this test: its kind, severity, and the things that it is about. A missing break: where, and when. */
export const nameOf = (kind: string, severity: string, ids: readonly (string | null)[]): string =>
  [kind, severity, ...ids.filter((id) => id !== null).toSorted()].join(' ')

const MIDNIGHT = '2026-10-01T00:00'
const minute = (wall: string): number => wallMinutes(MIDNIGHT, wall)
const wall = (at: number): string => wallPlus(MIDNIGHT, at)
const shareTime = (a: Pick<Stand, 'from' | 'to'>, b: Pick<Stand, 'from' | 'to'>) => a.from < b.to && b.from < a.to
/** Of those zones that `random-verbs.ts` knows, from Prague. */
const HOURS_AWAY: Readonly<Record<string, number>> = { 'Asia/Tokyo': 7, 'America/New_York': -6 }

export function slowClashes(board: Board): string[] {
  const found = new Set<string>()
  const say = (kind: string, severity: string, ...ids: (string | null)[]) => found.add(nameOf(kind, severity, ids))
  const slots = [...board.lineups.values()].map(({ slot }) => {
    const from = minute(slot.place.start)
    return { slot, room: slot.place.roomId, from, to: from + slot.minutes }
  })
  const stands = [...board.lineups.values()].flatMap(({ slot, topics }) =>
    topics.map(({ topic }, at): Stand => {
      const before = topics.slice(0, at).reduce((sum, placed) => sum + placed.topic.minutes, 0)
      const from = minute(slot.place.start) + before
      return { topic, slot: slot.id, room: slot.place.roomId, from, to: from + topic.minutes }
    }),
  )
  const role = ({ topic }: Stand, person: PersonId) =>
    topic.speakers.includes(person) ? 'speaker' : topic.attendees.get(person)
  const isNeeded = (stand: Stand, person: PersonId) => ['speaker', 'required'].includes(role(stand, person) ?? '')

  for (const a of slots) {
    const { slot } = a
    const known = (room: string | null) => room === null || board.rooms.has(room as never)
    for (const b of slots) {
      if (b.slot === slot || !shareTime(a, b) || !known(a.room) || !known(b.room)) continue
      if (a.room === b.room || a.room === null || b.room === null) say('room-overlap', 'error', slot.id, b.slot.id)
    }
    const own = stands.filter((stand) => stand.slot === slot.id)
    if (own.some(({ to }) => to > a.to)) say('overrun', 'error', slot.id)
    const days = [minute(`${board.meta.firstDay}T00:00`), minute(`${board.meta.lastDay}T00:00`) + 1_440] as const
    if (a.from < days[0] || a.to > days[1]) say('outside-days', 'warning', slot.id)
    const capacity = (a.room && board.rooms.get(a.room)?.capacity) ?? Number.POSITIVE_INFINITY
    for (const { topic } of own) {
      if ((topic.audience ?? 0) > capacity) say('small-room', 'hint', slot.id, topic.id)
      if (['declined', 'withdrawn'].includes(topic.stage)) say('declined-placed', 'warning', slot.id, topic.id)
    }
  }

  for (const person of board.people.values()) {
    const own = stands.filter((stand) => role(stand, person.id))
    for (const [at, a] of own.entries()) {
      for (const b of own.slice(at + 1)) {
        const ids = [a.slot, b.slot, a.topic.id, b.topic.id, person.id]
        const roles = [role(a, person.id), role(b, person.id)]
        const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to)
        if (a.slot !== b.slot && shareTime(a, b)) {
          if (roles.every((one) => one === 'speaker')) say('speaker-twice', 'error', ...ids)
          else say('attendee-twice', roles.includes('contingent') ? 'hint' : 'warning', ...ids)
        } else if (a.room !== null && b.room !== null && a.room !== b.room && gap < board.meta.changeover) {
          if (isNeeded(a, person.id) && isNeeded(b, person.id)) say('changeover', 'hint', ...ids)
        }
      }
      const isAway = person.away.some(({ from, to }) => shareTime(a, { from: minute(from), to: minute(to) }))
      if (isNeeded(a, person.id) && (isAway || isAtNight(a, person.zone)))
        say('away', 'warning', a.slot, a.topic.id, person.id)
    }
    for (const other of board.people.values()) {
      const bare = ({ name }: { name: string }) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      const words = (one: { name: string }) => bare(one).split(/\s+/u).filter(Boolean).join(' ')
      const firsts = [...board.people.values()].filter((one) => words(one) === words(person)).map(({ id }) => id)
      const isFirst = firsts.toSorted()[0] === person.id
      if (isFirst && other !== person && words(person) !== '' && words(person) === words(other))
        say('same-person', 'hint', person.id, other.id)
    }
  }

  for (const stand of stands) {
    for (const wish of stand.topic.wishes) {
      const other = stands.find(({ topic }) => 'topicId' in wish && topic.id === wish.topicId)
      if (isBroken(wish, stand, other)) say('wish', 'warning', stand.topic.id, wish.id)
    }
  }

  for (const room of [null, ...board.rooms.keys()]) {
    for (const [from, to] of usedWithoutBreak(slots.filter((one) => one.room === room || one.room === null))) {
      const isOwn = slots.some((one) => one.room === room && one.slot.kind !== 'break' && shareTime(one, { from, to }))
      if (isOwn && to - from > 120) say('no-break', 'hint', room, wall(from), wall(to))
    }
  }
  return [...found].sort()
}

function isAtNight({ from, to }: Stand, zone: string): boolean {
  const hours = HOURS_AWAY[zone]
  if (hours === undefined) return false
  const there = minutesOfClock(clockOf(wall(from + hours * 60)))
  return there < 7 * 60 || there + to - from > 23 * 60
}

function isBroken(wish: Wish, { topic, from, to }: Stand, other: Stand | undefined): boolean {
  switch (wish.kind) {
    case 'after':
      return other !== undefined && other.topic !== topic && from - other.to < wish.buffer
    case 'before':
      return other !== undefined && other.topic !== topic && other.from - to < wish.buffer
    case 'not-before':
      return clockOf(wall(from)) < wish.clock
    case 'not-after':
      return to > minute(`${dayOf(wall(from))}T${wish.clock}`)
    case 'on-day':
      return dayOf(wall(from)) !== wish.day
    default:
      return wish satisfies never
  }
}

/** Minute by minute. */
function usedWithoutBreak(slots: readonly { slot: { kind: string }; from: number; to: number }[]): [number, number][] {
  if (slots.length === 0) return []
  const [first, last] = [Math.min(...slots.map(({ from }) => from)), Math.max(...slots.map(({ to }) => to))]
  const marks = new Array<'break' | 'used' | undefined>(last - first).fill(undefined)
  const inOrder = slots.toSorted((a, b) => Number(a.slot.kind === 'break') - Number(b.slot.kind === 'break'))
  for (const { slot, from, to } of inOrder)
    marks.fill(slot.kind === 'break' ? 'break' : 'used', from - first, to - first)
  const stretches: [number, number][] = []
  let isBroken = true
  for (const [at, mark] of marks.entries()) {
    const now = first + at
    const open = stretches.at(-1)
    if (mark === 'break') isBroken = true
    if (mark !== 'used') continue
    if (open && !isBroken && now - open[1] < 10) open[1] = now + 1
    else stretches.push([now, now + 1])
    isBroken = false
  }
  return stretches
}
