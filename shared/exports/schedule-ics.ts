/**
 * `schedule.ics` (RFC 5545). An event keeps its UID through all editions; SEQUENCE goes up when it is moved, and what is
 * cancelled stays, as STATUS:CANCELLED, so that calendars that have it take it out.
 */

import ical, { ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library'
import type { CalendarEntry } from './calendar-record.ts'
import { eventAddress, eventsOf, type PublicEvent } from './events.ts'
import type { Publication } from './frab.ts'
import { oneLine, webAddress } from './safe.ts'
import { colorWord } from './track-colors.ts'

export interface IcsOptions {
  /** Ids of topics and slots that are wanted; all of them without it. */
  readonly only?: ReadonlySet<string>
  /** How the calendar is called; by the board's title without it. */
  readonly name?: string
  /** For a calendar that is subscribed to: how often it is worth asking again (RFC 7986, REFRESH-INTERVAL). */
  readonly refreshSeconds?: number
}

/** Of an event (RFC 7986, 5.9). The library lets through names alone that begin with X; no folded text begins a line. */
const COLOR = 'X-PLUMBLINE-COLOR'

const KNOWN_ZONES = new Set(tzlib_get_timezones())

export function scheduleIcs({ programme, record, url }: Publication, options: IcsOptions = {}): string {
  const { only, name, refreshSeconds } = options
  const { board } = programme
  const zone = KNOWN_ZONES.has(board.timeZone) ? board.timeZone : null
  const calendar = ical({
    name: oneLine(name ?? board.title) || 'Programme',
    prodId: { company: 'Plumbline', product: 'programme' },
    url,
    ...(refreshSeconds !== undefined && { ttl: refreshSeconds }),
    // Zones are the events' own: under a calendar that has one, the library writes UTC without its Z.
    timezone: { name: null, generator: (id: string) => tzlib_get_ical_block(id)[0] ?? null },
  })
  const isWanted = (id: string) => only === undefined || only.has(id)
  const common = (id: string, { sequence, changedAt }: CalendarEntry) => ({
    id: `${id}@plumbline`,
    sequence,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
  })
  const when = ({ start, end }: { start: string; end: string }) => timesIn(zone, start, end)
  for (const event of eventsOf(programme)) {
    const entry = record.entries[event.id]
    if (!entry || !isWanted(event.id)) continue
    calendar.createEvent({
      ...common(event.id, entry),
      ...when(event),
      summary: oneLine(event.title),
      description: descriptionOf(event),
      location: oneLine(event.room),
      url: eventAddress(url, event.id),
      status: ICalEventStatus.CONFIRMED,
      ...categoriesOf(event),
    })
  }
  for (const [id, entry] of Object.entries(record.entries)) {
    if (!entry.isCancelled || !isWanted(id)) continue
    calendar.createEvent({
      ...common(id, entry),
      ...when(entry),
      summary: 'Cancelled',
      status: ICalEventStatus.CANCELLED,
    })
  }
  return `${calendar.toString().trimEnd().replaceAll(`\r\n${COLOR}:`, '\r\nCOLOR:')}\r\n`
}

/** In the board's zone; in UTC where there is none, or where clocks show that time twice: readers disagree about which is meant. */
function timesIn(zone: string | null, start: string, end: string) {
  const inZone = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO(zone ?? 'UTC')
  const isLocal = zone !== null && !isTwice(inZone(start)) && !isTwice(inZone(end))
  return { start: inZone(start), end: inZone(end), timezone: isLocal ? zone : null }
}

function isTwice(time: Temporal.ZonedDateTime): boolean {
  const wall = time.toPlainDateTime()
  const as = (disambiguation: 'earlier' | 'later') => wall.toZonedDateTime(time.timeZoneId, { disambiguation })
  return !as('earlier').equals(as('later'))
}

const categoriesOf = ({ track }: PublicEvent) => {
  const name = oneLine(track?.name ?? '')
  const color = track && colorWord(track.color)
  return {
    ...(name && { categories: [{ name }] }),
    ...(color && { x: [{ key: COLOR, value: color }] }),
  }
}

function descriptionOf({ people, abstract, materials }: PublicEvent): string {
  const who = people.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join(', ')
  const links = materials.flatMap(({ title, url }) => {
    const address = webAddress(url)
    return address ? `${oneLine(title)}: ${address}` : []
  })
  return [who, abstract.trim(), links.join('\n')].filter(Boolean).join('\n\n')
}
