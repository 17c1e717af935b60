/** What frab's XML and JSON share: the conference, its rooms, tracks and days around the events. */

import { ALL_ROOMS } from '../exports/events.ts'
import type { Draft } from './draft.ts'
import { EventDraft } from './event-draft.ts'
import { OWN_SYSTEM } from './found-event.ts'
import { frabEvent } from './frab-event.ts'
import type { Loose } from './loose-values.ts'
import { countOf, nameIn, plainLine, textAt, valueAt } from './loose-values.ts'
import { clockFrom, dayFrom, momentFrom } from './moments.ts'
import type { Hints } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { trackColorOf } from './track-color.ts'

export interface FrabDay {
  readonly date: string
  readonly start: string
  readonly rooms: readonly { readonly name: string; readonly origin: string; readonly events: readonly FrabRaw[] }[]
}
export interface FrabRaw {
  readonly raw: Loose
  readonly line: number
}

export interface FrabSchedule {
  /** `frab-xml` or `frab-json`. */
  readonly format: string
  readonly generator: string
  readonly conference: Loose
  readonly tracks: readonly Loose[]
  readonly rooms: readonly Loose[]
  readonly days: readonly FrabDay[]
  /** Where the file ends before it should: what people are told. */
  readonly warning: string | null
}

/** As in pretalx, where nothing says when a day begins. */
const DAY_BEGINS = '04:00'

const TAKEN = new Set(
  'acronym title start end days dayscount timeslot_duration base_url time_zone_name day_change url tracks track rooms color colors logo description keywords'.split(
    ' ',
  ),
)

export function frabDraft(schedule: FrabSchedule, { timeZone }: Hints): Draft {
  const { conference, format } = schedule
  const isOwn = /^plumbline$/i.test(schedule.generator)
  const acronym = textAt(conference, 'acronym', 'title')
  const found = new EventDraft(format, isOwn ? OWN_SYSTEM : `frab:${acronym}`, timeZone)
  const { builder } = found
  const roomOrigins = new Map<string, string>()
  for (const room of schedule.rooms) {
    const name = nameIn(room)
    if (name === '') continue
    if (!isOwn) roomOrigins.set(name, textAt(room, 'guid').slice(0, 200))
    builder.room({
      name,
      origin: roomOrigins.get(name) ?? '',
      capacity: countOf(valueAt(room, 'capacity')),
      features: textAt(room, 'description', 'features'),
    })
  }
  for (const { rooms } of schedule.days) {
    for (const { name, origin, events } of rooms) {
      if (name === '' || (isOwn && name === ALL_ROOMS)) continue
      if (!isOwn && origin !== '' && !roomOrigins.get(name)) roomOrigins.set(name, origin.slice(0, 200))
      if (events.length > 0 || isOwn) builder.room({ name, origin: roomOrigins.get(name) ?? '' })
    }
  }
  for (const track of schedule.tracks) {
    const name = nameIn(track)
    const slug = textAt(track, 'slug').slice(0, 200)
    const origin = isOwn ? slug.replace(/^track-/, 'k_') : slug
    const color = trackColorOf(textAt(track, 'color'))
    if (name !== '') builder.track({ name, origin, color, description: textAt(track, 'description') })
  }
  const begins = clockFrom(textAt(conference, 'day_change'))
  for (const { date, start, rooms } of schedule.days) {
    const day = dayFrom(date)
    const dayBegins = momentFrom(start)?.wall.slice(11) ?? begins ?? DAY_BEGINS
    for (const { name: room, events } of rooms) {
      const roomOrigin = (name: string) => roomOrigins.get(name) ?? ''
      for (const { raw, line } of events) found.add(frabEvent(raw, { day, dayBegins, room, roomOrigin, isOwn, line }))
    }
  }
  if (found.isEmpty)
    throw new ImportFailure(
      'This is a schedule as frab, pretalx and c3voc write it, but there is no event in any of its days. Export it again once something is scheduled, and choose the file or paste its text.',
    )
  if (schedule.warning) builder.warn(schedule.warning)
  const more = Object.entries(conference).flatMap(([key, value]) => {
    const said = TAKEN.has(key.toLowerCase()) ? '' : plainLine(value).slice(0, 2_000)
    return said === '' ? [] : [`${key}: ${said}`]
  })
  return found.finish({
    title: textAt(conference, 'title'),
    zone: textAt(conference, 'time_zone_name', 'timezone', 'time_zone'),
    firstDay: dayFrom(textAt(conference, 'start')),
    lastDay: dayFrom(textAt(conference, 'end')),
    description: [textAt(conference, 'description'), ...more].filter(Boolean).join('\n\n'),
    url: textAt(conference, 'url') || (isOwn ? '' : textAt(conference, 'base_url')),
  })
}
