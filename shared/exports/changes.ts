/** What is different for attendees between two programmes, by event, and how it is said to them. */

import type { Programme } from '../programme/programme.ts'
import { sayDay } from '../time.ts'
import { eventsOf, type PublicEvent } from './events.ts'
import { oneLine } from './safe.ts'

export const CHANGE_KINDS = ['new', 'cancelled', 'moved', 'retimed', 'renamed', 'people', 'text'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface ProgrammeChange {
  /** Of the topic or slot. */
  readonly id: string
  /** In the order of `CHANGE_KINDS`: what an attendee has to know first. At least one. */
  readonly kinds: readonly ChangeKind[]
  readonly before: PublicEvent | null
  readonly after: PublicEvent | null
}

/** By the time at which it is now, or was. `before` is `null` where nothing was public yet: then everything is new. */
export function changesBetween(before: Programme | null, after: Programme): ProgrammeChange[] {
  const old = new Map((before ? eventsOf(before) : []).map((event) => [event.id, event]))
  const now = new Map(eventsOf(after).map((event) => [event.id, event]))
  const ids = new Set([...old.keys(), ...now.keys()])
  const changes = [...ids].flatMap((id) => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null]
    const kinds = kindsOf(was, is)
    return kinds.length > 0 ? [{ id, kinds, before: was, after: is }] : []
  })
  const startOf = ({ before: was, after: is }: ProgrammeChange) => Date.parse((is ?? was)?.start ?? '')
  return changes.toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))
}

function kindsOf(was: PublicEvent | null, is: PublicEvent | null): ChangeKind[] {
  if (!was || !is) return [was ? 'cancelled' : 'new']
  const differs: Readonly<Record<Exclude<ChangeKind, 'new' | 'cancelled'>, boolean>> = {
    moved: was.room !== is.room,
    retimed: Date.parse(was.start) !== Date.parse(is.start) || was.minutes !== is.minutes,
    renamed: was.title !== is.title,
    people: sayPeople(was) !== sayPeople(is),
    text: was.abstract !== is.abstract || JSON.stringify(was.materials) !== JSON.stringify(is.materials),
  }
  return CHANGE_KINDS.filter((kind) => kind !== 'new' && kind !== 'cancelled' && differs[kind])
}

/** One sentence: `“Folios” is now on Mon 5 Oct at 14:30 in Birch (was 10:00 in Aurora).` */
export function sayChange({ kinds, before, after }: ProgrammeChange): string {
  if (!after) return before ? `“${titleOf(before)}” is cancelled (was ${sayWhen(before)}).` : ''
  if (!before) return `“${titleOf(after)}” is new: ${sayWhen(after)}.`
  const has = (kind: ChangeKind) => kinds.includes(kind)
  const parts = [
    has('moved') || has('retimed') ? `is now ${sayWhen(after)} (was ${sayWhen(before, after)})` : '',
    has('renamed') ? `was called “${titleOf(before)}”` : '',
    has('people') ? `has ${sayPeople(after) || 'nobody'} as speaker${after.people.length === 1 ? '' : 's'} now` : '',
    has('text') ? 'has a new description' : '',
  ].filter(Boolean)
  return `“${titleOf(after)}” ${parts.join('; ')}.`
}

/**
 * The same where an earlier edition is published again: what stood only in those that are taken back is not said any more, since
 * it may be why they are.
 */
export function sayTakenBack({ kinds, before, after }: ProgrammeChange): string {
  if (!after) return 'What was announced meanwhile is taken back.'
  if (!before) return `“${titleOf(after)}” is back: ${sayWhen(after)}.`
  const has = (kind: ChangeKind) => kinds.includes(kind)
  const parts = [
    has('moved') || has('retimed') ? `is ${sayWhen(after)} again` : '',
    has('renamed') ? 'has its earlier title' : '',
    has('people') ? 'has its earlier speakers' : '',
    has('text') ? 'has its earlier description' : '',
  ].filter(Boolean)
  return `“${titleOf(after)}” ${parts.join('; ')}.`
}

/** `on Mon 5 Oct at 14:30 in Birch`; beside another time, what differs from it alone. */
function sayWhen(event: PublicEvent, beside?: PublicEvent): string {
  const [day, clock] = [event.start.slice(0, 10), event.start.slice(11, 16)]
  const isSameDay = beside?.start.slice(0, 10) === day
  const isSameLength = !beside || beside.minutes === event.minutes
  return [
    ...(isSameDay ? [] : ['on', sayDay(day)]),
    ...(isSameDay ? [clock] : ['at', clock]),
    ...(isSameLength ? [] : ['for', `${event.minutes} min`]),
    ...(beside && beside.room === event.room ? [] : ['in', oneLine(event.room)]),
  ].join(' ')
}

const titleOf = ({ title }: PublicEvent): string => oneLine(title)
const sayPeople = ({ people }: PublicEvent): string => people.map(({ name }) => oneLine(name)).join(', ')
