/**
 * What calendars have to be told of a programme's past: which number an event has for good, how often it was moved, when it
 * changed, and that it is cancelled. No text of what is gone is kept here: what was deleted stays deleted [X3].
 */

import { canonical, hash } from '../hash.ts'
import { parseId } from '../ids.ts'
import type { CancelledTopics } from '../programme/beside.ts'
import type { Programme } from '../programme/programme.ts'
import { eventsOf, type PublicEvent } from './events.ts'

export interface CalendarEntry {
  /** From 1, given once, never given again. */
  readonly number: number
  /** Goes up with each new time or room, with a cancellation, and when it is back (RFC 5545, SEQUENCE). */
  readonly sequence: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
  readonly isCancelled: boolean
  /** ISO 8601 with offset. */
  readonly start: string
  readonly end: string
  readonly roomId: string | null
  /** Of everything else that attendees see of it. */
  readonly digest: string
}

export interface CalendarRecord {
  /** The number that the next new event gets. */
  readonly next: number
  /** By the id of a topic or slot. */
  readonly entries: Readonly<Record<string, CalendarEntry>>
}

export const EMPTY_RECORD: CalendarRecord = { next: 1, entries: {} }

/** Cancelled events that are remembered; beyond, those that went first are forgotten. */
const MOST_CANCELLED = 2_000

/** [X3] The record after this programme became public at `now` (milliseconds); the same one if nothing changed. */
export function recorded(before: CalendarRecord, programme: Programme, now: number): CalendarRecord {
  const entries = new Map(Object.entries(before.entries))
  let { next } = before
  let isSame = true
  const put = (id: string, entry: CalendarEntry) => {
    entries.set(id, entry)
    isSame = false
  }
  const standing = new Set<string>()
  for (const event of eventsOf(programme)) {
    standing.add(event.id)
    const old = entries.get(event.id)
    const facts = factsOf(event)
    if (!old) put(event.id, { number: next++, sequence: 0, changedAt: now, isCancelled: false, ...facts })
    else if (old.isCancelled || isMoved(old, facts))
      put(event.id, { ...old, ...facts, isCancelled: false, sequence: old.sequence + 1, changedAt: now })
    else if (old.digest !== facts.digest) put(event.id, { ...old, ...facts, changedAt: now })
  }
  for (const [id, old] of entries) {
    if (!standing.has(id) && !old.isCancelled)
      put(id, { ...old, isCancelled: true, digest: '', sequence: old.sequence + 1, changedAt: now })
  }
  if (isSame) return before
  const gone = [...entries]
    .filter(([, { isCancelled }]) => isCancelled)
    .toSorted(([, a], [, b]) => b.changedAt - a.changedAt)
  for (const [id] of gone.slice(MOST_CANCELLED)) entries.delete(id)
  return { next, entries: Object.fromEntries(entries) }
}

/** The topics among what is cancelled, as far as pages may say of them. */
export function cancelledTopics({ entries }: CalendarRecord): CancelledTopics {
  const gone = Object.entries(entries).filter(([id, { isCancelled }]) => isCancelled && parseId('topic', id))
  return Object.fromEntries(gone.map(([id, { start, end, roomId }]) => [id, { start, end, roomId }]))
}

type Facts = Pick<CalendarEntry, 'start' | 'end' | 'roomId' | 'digest'>

function factsOf({ start, end, roomId, ...rest }: PublicEvent): Facts {
  return { start, end, roomId, digest: hash(canonical(rest)) }
}

const isMoved = (old: Facts, now: Facts): boolean =>
  old.roomId !== now.roomId || momentOf(old.start) !== momentOf(now.start) || momentOf(old.end) !== momentOf(now.end)

const momentOf = (iso: string): number => Date.parse(iso)
