/** What stands against one person's appointments: found in one pass over them in the order of time. */

import type { PersonId } from '../ids.ts'
import { momentOf } from '../time.ts'
import { type Appointment, type Arrangement, isNeeded } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { clash } from './clash.ts'
import { sayPerson, sayRoom, saySpan, sayTopic } from './clash-words.ts'
import type { Board, Person } from './model.ts'
import { restingClock } from './rest.ts'
import { meetings } from './spans.ts'

/** Somebody who was removed from the board stands in nobody's way. */
export function* clashesOfPerson(plan: Arrangement, id: PersonId): Generator<Clash> {
  const person = plan.board.people.get(id)
  if (!person) return
  const appointments = plan.appointmentsOf(id)
  const { changeover } = plan.board.meta
  if (appointments.length > 1) {
    for (const [a, b] of meetings(appointments, changeover)) {
      if (a.to > b.from) yield twice(plan.board, id, a, b)
      else if (isTooFar(a, b)) yield tooFar(plan.board, id, a, b)
    }
  }
  if (person.away.length > 0 || person.zone !== '') {
    for (const one of appointments) if (isNeeded(one)) yield* away(plan.board, person, one)
  }
}

const IN_WORDS = { speaker: 'speaks in', required: 'is needed in', contingent: 'may be needed in' } as const

/** [C2] [C5] One person speaks, or is needed, in two places at once. */
function twice(board: Board, id: PersonId, a: Appointment, b: Appointment): Clash {
  const both = a.role === 'speaker' && b.role === 'speaker'
  const [first, second] = [sayTopic(a.placed.topic), sayTopic(b.placed.topic)]
  const [start, end] = [b.placed.start, a.to < b.to ? a.placed.end : b.placed.end]
  const then = a.role === b.role ? second : `${IN_WORDS[b.role]} ${second}`
  const elsewhere = ({ role, slot }: Appointment) =>
    `${sayPerson(board, id)} ${IN_WORDS[role]} ${sayRoom(board, slot.place.roomId)} then`
  return clash(both ? 'speaker-twice' : 'attendee-twice', {
    ...(!both && !(isNeeded(a) && isNeeded(b)) && { severity: 'hint' }),
    ...involved(id, a, b),
    start,
    facts: [start, end, a.slot.place.roomId, b.slot.place.roomId, ...(both ? [] : [a.role, b.role])],
    sentence: `${sayPerson(board, id)} ${IN_WORDS[a.role]} ${first} and ${then} at once, on ${saySpan(start, end)}.`,
    brief: [elsewhere(b), elsewhere(a)],
  })
}

const involved = (id: PersonId, ...appointments: readonly Appointment[]) => ({
  slots: appointments.map(({ slot }) => slot.id),
  topics: appointments.map(({ placed }) => placed.topic.id),
  people: [id],
})

/** A plenary is in every room, so nobody has to go there. */
function isTooFar(a: Appointment, b: Appointment): boolean {
  const rooms = [a.slot.place.roomId, b.slot.place.roomId]
  return isNeeded(a) && isNeeded(b) && rooms[0] !== rooms[1] && !rooms.includes(null)
}

/** [C8] Somebody who is needed in two rooms has less time between them than the board allows for. */
function tooFar(board: Board, id: PersonId, a: Appointment, b: Appointment): Clash {
  const [from, to] = [a.slot.place.roomId, b.slot.place.roomId]
  const [start, end] = [a.placed.end, b.placed.start]
  const who = sayPerson(board, id)
  const way = `from ${sayRoom(board, from)} to ${sayRoom(board, to)}`
  return clash('changeover', {
    ...involved(id, a, b),
    start,
    facts: [start, end, from, to, board.meta.changeover],
    sentence: `${who} has ${b.from - a.to} min ${way} on ${saySpan(start, end)}, not ${board.meta.changeover}.`,
    brief: [
      `${who}: ${b.from - a.to} min to ${sayRoom(board, to)}`,
      `${who}: ${b.from - a.to} min from ${sayRoom(board, from)}`,
    ],
  })
}

/** [C6] A speaker or required key attendee is away then, or it is night where they are. */
function* away({ meta }: Board, person: Person, appointment: Appointment): Generator<Clash> {
  const { topic, start, end } = appointment.placed
  const who = person.name || 'Somebody'
  const absences = person.away.filter(
    ({ from, to }) => momentOf(from, meta.timeZone) < appointment.to && momentOf(to, meta.timeZone) > appointment.from,
  )
  const clock = person.zone === '' ? null : restingClock(appointment, person.zone)
  if (absences.length === 0 && clock === null) return
  const isAway = absences.length > 0
  const what = `${sayTopic(topic)}, on ${saySpan(start, end)}`
  yield clash('away', {
    ...involved(person.id, appointment),
    start,
    facts: [start, end, ...absences.flatMap(({ from, to }) => [from, to]), clock],
    sentence: isAway ? `${who} is away during ${what}.` : `It is ${clock} for ${who} then: ${what}.`,
    brief: [isAway ? `${who} is away then` : `it is ${clock} for ${who} then`],
  })
}
