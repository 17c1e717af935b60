/** `schedule.xml` as c3voc's schema has it (shared/schedule/schema.xsd of theirs): for conference apps, video teams, signage. */

import { XMLBuilder } from 'fast-xml-parser'
import { acronymOf, type FrabEvent, type FrabRoom, frabDays, type Publication } from './frab.ts'
import { idTail, oneLine, webAddress, xmlText } from './safe.ts'
import { hexOf } from './track-colors.ts'

/** Attributes begin with `@`, a text beside them is `#`. */
const builder = new XMLBuilder({
  format: true,
  indentBy: '  ',
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: true,
})

/** The media type that c3voc has registered for it. */
export const SCHEDULE_XML_TYPE = 'application/vnd.c3voc.schedule+xml; charset=utf-8'

export function scheduleXml(publication: Publication): string {
  const { board, tracks, sequence } = publication.programme
  const days = frabDays(publication)
  const tree = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    schedule: {
      generator: { '@name': 'Plumbline' },
      url: publication.url,
      version: `${sequence}`,
      conference: {
        title: line(board.title),
        acronym: acronymOf(publication),
        start: board.firstDay,
        end: board.lastDay,
        days: days.length,
        timeslot_duration: '00:05',
        base_url: publication.url,
        ...addressOf('url', board.url),
        time_zone_name: board.timeZone,
        track: tracks.map(({ id, name, color }) => {
          const hex = hexOf(color)
          return { '@name': line(name), '@slug': `track-${idTail(id)}`, ...(hex && { '@color': hex }) }
        }),
      },
      day: days.map(({ index, date, start, end, rooms }) => ({
        '@index': index,
        '@date': date,
        '@start': start,
        '@end': end,
        room: rooms.map(roomOf),
      })),
    },
  }
  return builder.build(tree)
}

const roomOf = ({ name, guid, events }: FrabRoom) => ({
  '@name': line(name),
  '@guid': guid,
  event: events.map(eventOf),
})

const eventOf = (event: FrabEvent) => ({
  '@id': event.number,
  '@guid': event.guid,
  room: line(event.room),
  title: line(event.title),
  subtitle: '',
  type: line(event.kind),
  date: event.start,
  start: event.clock,
  duration: event.duration,
  abstract: xmlText(event.abstract),
  slug: event.slug,
  track: line(event.track?.name ?? ''),
  persons: { person: event.people.map(({ name }) => ({ '#': line(name) })) },
  links: {
    link: event.materials.flatMap(({ title, url }) => {
      const href = webAddress(url)
      return href ? [{ '@href': href, '#': line(title) }] : []
    }),
  },
  url: event.url,
})

const line = (text: string): string => oneLine(xmlText(text))

const addressOf = (name: string, text: string) => {
  const address = webAddress(text)
  return address ? { [name]: address } : {}
}
