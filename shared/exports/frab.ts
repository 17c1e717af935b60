/** The days and rooms of the forms that frab began and c3voc keeps, and the small words that both of them want. */

import type { Programme } from '../programme/programme.ts'
import { type Day, daysFrom, wallPlus, withOffset } from '../time.ts'
import type { CalendarRecord } from './calendar-record.ts'
import { eventAddress, eventsOf, type PublicEvent, roomNameOf } from './events.ts'
import { idTail, oneLine, uuidOf } from './safe.ts'

/** What an export is made of: public things alone. */
export interface Publication {
  readonly programme: Programme
  readonly record: CalendarRecord
  /** Whole address of the programme's page. */
  readonly url: string
}

export interface FrabDay {
  /** From 1. */
  readonly index: number
  readonly date: Day
  readonly start: string
  readonly end: string
  /** In the order of their columns; the board's rooms on every day. */
  readonly rooms: readonly FrabRoom[]
}

export interface FrabRoom {
  readonly name: string
  readonly guid: string
  readonly events: readonly FrabEvent[]
}

export interface FrabEvent extends PublicEvent {
  readonly number: number
  readonly guid: string
  readonly slug: string
  /** Local, HH:MM. */
  readonly clock: string
  /** HH:MM. */
  readonly duration: string
  readonly url: string
}

/** What is before this hour belongs to the night of the day before, as in pretalx. */
const DAY_BEGINS = '04:00'

export function frabDays(publication: Publication): FrabDay[] {
  const { board, rooms } = publication.programme
  const events = eventsOf(publication.programme)
  const days = [...new Set([...daysFrom(board.firstDay, board.lastDay), ...events.map(dayOfEvent)])].sort()
  const acronym = acronymOf(publication)
  // Rooms of one name are one room: these forms know rooms by their names.
  const names = [...new Set([...rooms.map(({ name }) => roomNameOf(name)), ...events.map(({ room }) => room)])]
  const guids = new Map(rooms.map(({ id, name }) => [roomNameOf(name), uuidOf(id)]))
  const byPlace = Map.groupBy(events, (event) => `${dayOfEvent(event)} ${event.room}`)
  return days.map((date, at) => ({
    index: at + 1,
    date,
    start: withOffset(`${date}T${DAY_BEGINS}`, board.timeZone),
    end: withOffset(wallPlus(`${date}T${DAY_BEGINS}`, 24 * 60 - 1), board.timeZone),
    rooms: names.map((name) => ({
      name,
      guid: guids.get(name) ?? uuidOf(`room ${name}`),
      events: (byPlace.get(`${date} ${name}`) ?? []).map((event) => ({
        ...event,
        title: oneLine(event.title),
        number: publication.record.entries[event.id]?.number ?? 1,
        guid: uuidOf(event.id),
        slug: `${acronym}-${idTail(event.id)}`,
        clock: event.start.slice(11, 16),
        duration: hours(event.minutes),
        url: eventAddress(publication.url, event.id),
      })),
    })),
  }))
}

const dayOfEvent = ({ start }: PublicEvent): Day => {
  const wall = start.slice(0, 16)
  return (wall.slice(11) < DAY_BEGINS ? wallPlus(wall, -24 * 60) : wall).slice(0, 10)
}

const hours = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** From the programme's address, which never changes: the form in JSON takes no hyphens, both want four characters. */
export function acronymOf({ url }: Publication): string {
  const slug = new URL(url).pathname.split('/').at(-1) ?? ''
  return slug
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .padEnd(4, '0')
}
