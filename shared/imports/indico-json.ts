/** Indico's HTTP export: the envelope around events and timetables, old and new; what is in it says which it is. */

import { cut, record } from '../board/values.ts'
import { isTimeZone } from '../time.ts'
import type { Draft } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { aboutEvent, isBlock, readContents, readEventFacts, zoneOfEvent } from './indico-event.ts'
import { IndicoReading } from './indico-reading.ts'
import { hasEntries, readTimetable, zoneOfTimetable } from './indico-timetable.ts'
import type { Entry } from './indico-values.ts'
import { addressIn, entriesIn, listIn, sayValue, textOf } from './indico-values.ts'
import { type Hints, ImportFailure, type Reader } from './reader.ts'

const FORMAT = 'indico-json'
const LOOKS_LIKE = 'This looks like an export of Indico (JSON)'
const TRY =
  'Export it once more while you are logged in, from /export/event/ID.json?detail=sessions or /export/timetable/ID.json.'

export const indicoJson: Reader = {
  id: FORMAT,
  name: 'an export of Indico (JSON)',
  knows: ({ json }) => isExport(json),
  read({ json }, hints) {
    const envelope = record(json)
    if (!envelope || !isExport(json)) {
      throw new ImportFailure(`This is no export of Indico: it is not JSON with “results” in it. ${TRY}`)
    }
    if (textOf(envelope, '_type') === 'HTTPAPIError') {
      const said = cut(textOf(envelope, 'message') || 'no reason', 200)
      throw new ImportFailure(`${LOOKS_LIKE}, but instead of an event it holds an error: “${said}”. ${TRY}`)
    }
    return readExport(envelope, hints)
  },
}

/** pretalx has `results` too, but neither Indico's types nor the address of an export. */
function isExport(json: unknown): boolean {
  const envelope = record(json)
  if (!envelope) return false
  if (/^HTTPAPI(Result|Error)$/.test(textOf(envelope, '_type'))) return true
  if (!('results' in envelope)) return false
  if (/\/export\/(event|timetable|categ)/.test(textOf(envelope, 'url'))) return true
  const { results } = envelope
  return Array.isArray(results)
    ? results
        .slice(0, 5)
        .some((one) => '_fossil' in (record(one) ?? {}) || record(record(one)?.startDate)?.tz !== undefined)
    : isTimetable(results)
}

/** Days under the id of an event. */
const isTimetable = (results: unknown): boolean =>
  Object.values(record(results) ?? {})
    .slice(0, 5)
    .some(
      (days) => Object.keys(record(days) ?? {}).some((day) => /^\d{4}-?\d{2}-?\d{2}$/.test(day)) && hasEntries(days),
    )

function readExport(envelope: Entry, hints: Hints): Draft {
  const { results } = envelope
  const base = /^https?:\/\/[^/\s]+/i.exec(textOf(envelope, 'url'))?.[0] ?? ''
  if (Array.isArray(results)) return readResults(results, base, hints)
  if (record(results) && hasEntries(results)) return readTimetables(record(results) ?? {}, base, hints)
  throw new ImportFailure(
    `${LOOKS_LIKE}, but its “results” are empty: Indico answers so where a timetable is not published, or not for you. ${TRY}`,
  )
}

function readTimetables(results: Entry, base: string, hints: Hints): Draft {
  const ids = Object.keys(results).filter((id) => hasEntries(results[id]))
  const [only] = ids.length === 1 ? ids : []
  const system = only === undefined ? 'indico' : systemOf(only)
  const zone = zoneOfTimetable(results)
  const reading = new IndicoReading(new DraftBuilder(FORMAT, system), zone ?? zoneIn(hints), base)
  reading.builder.draft.timeZone = zone
  // Days may also lie in `results` itself.
  if (ids.length === 0 || ids.every((id) => /^\d{4}-?\d{2}-?\d{2}$/.test(id) && !isTimetable({ [id]: results[id] }))) {
    readTimetable(reading, results, system)
    return reading.finish()
  }
  for (const id of ids) readTimetable(reading, results[id], systemOf(id), only === undefined ? `${cut(id, 200)}/` : '')
  if (only === undefined)
    reading.builder.warn(`This has the timetables of ${ids.length} events; all of them were taken.`, ids.join(', '))
  return reading.finish()
}

function readResults(results: readonly unknown[], base: string, hints: Hints): Draft {
  const entries = entriesIn(results)
  const events = entries.filter((entry) => !isBlock(entry) && !isContribution(entry))
  const blocks = entries.filter(isBlock)
  const loose = entries.filter(isContribution)
  const [first] = events
  if (entries.length === 0) {
    throw new ImportFailure(
      `${LOOKS_LIKE}, but its “results” have no event in them: it may be private, or its number another. ${TRY}`,
    )
  }
  const [id] = events.length === 1 ? [textOf(first ?? {}, 'id', 'db_id')] : []
  const zone = (first ?? blocks[0] ?? loose[0] ?? {}) as Entry
  const known = zoneOfEvent(zone)
  const reading = new IndicoReading(
    new DraftBuilder(FORMAT, id ? systemOf(id) : 'indico'),
    known ?? zoneIn(hints),
    base,
  )
  const { builder } = reading
  builder.draft.timeZone = known
  for (const odd of listIn(results)) {
    if (!record(odd)) reading.once('Something in “results” is no event; it was left out.', sayValue(odd))
  }
  if (first) readEventFacts(reading, first)
  if (events.length > 1) {
    const titles = events.map((event) => textOf(event, 'title')).join('; ')
    builder.warn(
      `This has ${events.length} events; the board takes its title and days from the first.`,
      cut(titles, 2_000),
    )
  }
  for (const event of events) {
    const theirs = textOf(event, 'id', 'db_id')
    const system = theirs ? systemOf(theirs) : builder.draft.system
    const read = readContents(reading, event, system, events.length > 1 ? `${cut(theirs, 200)}/` : '')
    if (events.length > 1 && read === 0) placeEvent(reading, event, system)
    else if (event !== first) {
      const title = [textOf(event, 'title'), addressIn(event.url, base)].filter(Boolean).join(' ')
      reading.about([title, aboutEvent(reading, event)].filter(Boolean).join('\n\n'))
    }
    if (events.length === 1 && read === 0) {
      builder.warn(
        'The export has the event alone. For what is in it, export with ?detail=sessions, or the timetable.',
        textOf(event, 'title'),
      )
    }
  }
  if (blocks.length + loose.length > 0)
    readContents(reading, { sessions: blocks, contributions: loose }, builder.draft.system, '')
  if (events.length > 1) widen(reading, events)
  return reading.finish()
}

const isContribution = (entry: Entry): boolean => /^contribution/i.test(textOf(entry, '_type', '_fossil', 'entryType'))

/** One of several events that has nothing in it: a topic with its time. */
function placeEvent(reading: IndicoReading, event: Entry, system: string): void {
  const title = textOf(event, 'title') || 'Untitled'
  const start = reading.wall(event.startDate, title)
  const minutes = reading.minutes(event, start, title) ?? 60
  const topic = {
    ...draftTopic(title, { system, id: 'event', url: addressIn(event.url, reading.base) }),
    abstract: reading.html(event.description),
    minutes,
    stage: 'accepted' as const,
    speakers: reading.people(event.chairs),
  }
  if (start) reading.builder.timed({ topic, room: reading.room(event), start, origin: `of ${system}` })
  else reading.builder.topic(topic)
}

/** Several events: from the first day of any to the last. */
function widen(reading: IndicoReading, events: readonly Entry[]): void {
  const { draft } = reading.builder
  for (const event of events) {
    const [start, end] = [event.startDate, event.endDate].map((date) =>
      reading.wall(date, textOf(event, 'title'))?.slice(0, 10),
    )
    if (start && (!draft.firstDay || start < draft.firstDay)) draft.firstDay = start
    if (end && (!draft.lastDay || end > draft.lastDay)) draft.lastDay = end
  }
}

const systemOf = (id: string): string => `indico:${cut(id, 200)}`

const zoneIn = ({ timeZone }: Hints): string => (isTimeZone(timeZone) ? timeZone : 'UTC')
