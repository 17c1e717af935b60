/** `schedule.json` as c3voc's schema has it. */

import { roomNameOf } from './events.ts'
import { acronymOf, type FrabEvent, frabDays, type Publication } from './frab.ts'
import { idTail, oneLine, uuidOf, webAddress } from './safe.ts'
import { hexOf } from './track-colors.ts'

/** The only shape of zone that the schema lets through. */
const ZONE = /^[A-Z][a-z]+\/[A-Z][a-z]+|UTC$/

export function scheduleJson(publication: Publication): string {
  const { board, tracks, rooms, sequence } = publication.programme
  const days = frabDays(publication)
  const url = webAddress(board.url)
  const conference = {
    acronym: acronymOf(publication),
    title: oneLine(board.title),
    start: board.firstDay,
    end: board.lastDay,
    daysCount: days.length,
    timeslot_duration: '00:05',
    ...(ZONE.test(board.timeZone) && { time_zone_name: board.timeZone }),
    ...(url && { url }),
    tracks: tracks.map(({ id, name, color }) => {
      const hex = hexOf(color)
      return { name: oneLine(name), slug: `track-${idTail(id)}`, ...(hex && { color: hex }) }
    }),
    rooms: rooms.map(({ id, name }) => ({ name: oneLine(roomNameOf(name)), guid: uuidOf(id) })),
    days: days.map(({ index, date, start, end, rooms: places }) => ({
      index,
      date,
      day_start: start,
      day_end: end,
      // Of one's own keys, whatever people call a room.
      rooms: Object.fromEntries(places.map(({ name, events }) => [name, events.map(eventOf)])),
    })),
  }
  const schedule = { version: `${sequence}`, base_url: publication.url, url: publication.url, conference }
  const generator = { name: 'Plumbline', version: '1' }
  return JSON.stringify({ $schema: 'https://c3voc.de/schedule/schema.json', generator, schedule }, null, 1)
}

const eventOf = (event: FrabEvent) => ({
  id: event.number,
  guid: event.guid,
  date: event.start,
  start: event.clock,
  end: event.end,
  duration: event.duration,
  room: event.room,
  slug: event.slug,
  url: event.url,
  title: event.title,
  subtitle: '',
  track: event.track ? oneLine(event.track.name) : null,
  type: event.kind,
  language: null,
  abstract: event.abstract,
  persons: event.people.map(({ id, name }) => ({ guid: uuidOf(id), name })),
  links: event.materials.flatMap(({ title, url }) => {
    const address = webAddress(url)
    return address ? [{ url: address, title: oneLine(title), type: 'related' }] : []
  }),
})
