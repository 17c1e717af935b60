/** The hours that speak against what is held: people away or needed elsewhere, and times that are wished otherwise. */

import type { PersonId, RoomId, TopicId } from '../ids.ts'
import type { Day, WallTime } from '../time.ts'
import { atClock, dayOf, daysFrom, later, momentOf, wallAt, wallPlus } from '../time.ts'
import { type Arrangement, arrangementOf, isNeeded } from './arrangement.ts'
import { sayRoom, sayTopic } from './clash-words.ts'
import type { Board, Person, Topic, Wish } from './model.ts'
import { WAKING } from './rest.ts'

/** In one room, or in all of them (`null`); within the board's days, and `to` is exclusive. */
export interface HoursAgainst {
  readonly roomId: RoomId | null
  readonly from: WallTime
  readonly to: WallTime
  /** "Ada is away", "Ada speaks in Birch". */
  readonly reason: string
}

/** For the grid to shade while cards are held, in the order of time. Who is contingent does not count, here or there. */
export function hoursAgainst(board: Board, held: readonly TopicId[]): readonly HoursAgainst[] {
  const plan = arrangementOf(board)
  const topics = held.flatMap((id) => board.topics.get(id) ?? [])
  const found = [
    ...[...neededFor(board, topics)].flatMap((person) => [
      ...absences(person),
      ...nights(board, person),
      ...duties(plan, person, held),
    ]),
    ...topics.flatMap((topic) => topic.wishes.flatMap((wish) => [...unwished(plan, wish, held)])),
  ]
  return found
    .flatMap((hours) => withinDays(board, hours))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.reason < b.reason ? -1 : 1))
}

function neededFor({ people }: Board, topics: readonly Topic[]): ReadonlySet<Person> {
  const ids = new Set<PersonId>()
  for (const { speakers, attendees } of topics) {
    for (const speaker of speakers) ids.add(speaker)
    for (const [person, attendance] of attendees) if (attendance === 'required') ids.add(person)
  }
  return new Set([...ids].flatMap((id) => people.get(id) ?? []))
}

const everywhere = (from: WallTime, to: WallTime, reason: string): HoursAgainst => ({ roomId: null, from, to, reason })

const absences = ({ name, away }: Person): HoursAgainst[] =>
  away.map(({ from, to }) => everywhere(from, to, `${name} is away`))

/** [C6] From the evening to the morning where a remote person is, by the clocks of the board. */
function* nights({ meta }: Board, { name, zone }: Person): Generator<HoursAgainst> {
  if (zone === '') return
  const here = (day: Day, clock: string) => wallAt(momentOf(atClock(day, clock), zone), meta.timeZone)
  // Theirs may be the day before or after.
  const days = daysFrom(dayBy(meta.firstDay, -2), dayBy(meta.lastDay, 1))
  for (const day of days) {
    yield everywhere(here(day, WAKING.to), here(dayBy(day, 1), WAKING.from), `it is night for ${name}`)
  }
}

const dayBy = (day: Day, days: number): Day => dayOf(wallPlus(atClock(day, '00:00'), days * 1_440))

function* duties(plan: Arrangement, { id, name }: Person, held: readonly TopicId[]): Generator<HoursAgainst> {
  for (const appointment of plan.appointmentsOf(id)) {
    const { placed, role, slot } = appointment
    if (held.includes(placed.topic.id) || !isNeeded(appointment)) continue
    const does = role === 'speaker' ? 'speaks' : 'is needed'
    yield everywhere(placed.start, placed.end, `${name} ${does} in ${sayRoom(plan.board, slot.place.roomId)}`)
  }
}

/** [C7] Where a topic would break one of its own wishes. */
function* unwished({ board, standOf }: Arrangement, wish: Wish, held: readonly TopicId[]): Generator<HoursAgainst> {
  const { firstDay, lastDay, timeZone } = board.meta
  const [begin, end] = [atClock(firstDay, '00:00'), atClock(dayBy(lastDay, 1), '00:00')]
  const days = daysFrom(firstDay, lastDay)
  switch (wish.kind) {
    case 'after':
    case 'before': {
      const other = held.includes(wish.topicId) ? undefined : standOf(wish.topicId)
      if (!other) return
      const reason = `wished ${wish.kind} ${sayTopic(other.placed.topic)}`
      if (wish.kind === 'after') yield everywhere(begin, later(other.placed.end, wish.buffer, timeZone), reason)
      else yield everywhere(wallAt(other.from - wish.buffer, timeZone), end, reason)
      return
    }
    case 'not-before':
      for (const day of days)
        yield everywhere(atClock(day, '00:00'), atClock(day, wish.clock), `not before ${wish.clock}`)
      return
    case 'not-after':
      for (const day of days)
        yield everywhere(atClock(day, wish.clock), atClock(dayBy(day, 1), '00:00'), `not after ${wish.clock}`)
      return
    case 'on-day':
      for (const day of days) {
        if (day !== wish.day)
          yield everywhere(atClock(day, '00:00'), atClock(dayBy(day, 1), '00:00'), 'wished on another day')
      }
      return
    default:
      wish satisfies never
  }
}

function withinDays({ meta }: Board, hours: HoursAgainst): readonly HoursAgainst[] {
  const [begin, end] = [atClock(meta.firstDay, '00:00'), atClock(dayBy(meta.lastDay, 1), '00:00')]
  const from = hours.from < begin ? begin : hours.from
  const to = hours.to > end ? end : hours.to
  return from < to ? [{ ...hours, from, to }] : []
}
