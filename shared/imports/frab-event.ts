/** One event of frab's family, by the names that its XML and its JSON share → an event for a draft. */

import { record } from '../board/values.ts'
import { ALL_ROOMS } from '../exports/events.ts'
import type { Day } from '../time.ts'
import type { FoundEvent } from './found-event.ts'
import { foundEvent, onDay, ownIdIn, TIME } from './found-event.ts'
import type { Loose } from './loose-values.ts'
import { listOf, nameIn, plainLine, recordsOf, textAt, valueAt } from './loose-values.ts'
import type { Moment } from './moments.ts'
import { clockFrom, dayFrom, minutesFrom, momentFrom } from './moments.ts'
import { trackColorOf } from './track-color.ts'

/** Where an event stands in its file. */
export interface FrabPlace {
  readonly day: Day | null
  /** `HH:MM`: what begins before belongs to the night after `day`. */
  readonly dayBegins: string
  /** As the room is called around the event; its own word wins. */
  readonly room: string
  readonly roomOrigin: (name: string) => string
  readonly isOwn: boolean
  readonly line: number
}

/** Read into places of their own; anything else is kept in the notes. */
const TAKEN = new Set(
  'id guid room title subtitle type date start end duration abstract description track persons people speakers links attachments url slug'.split(
    ' ',
  ),
)
const LABELS = new Map(
  Object.entries({
    recording_license: 'recording licence',
    do_not_record: 'do not record',
    do_not_stream: 'do not stream',
    feedback_url: 'feedback',
    origin_url: 'origin',
  }),
)

export function frabEvent(raw: Loose, place: FrabPlace): FoundEvent {
  const title = textAt(raw, 'title', 'name')
  const url = textAt(raw, 'url', 'conf_url')
  const ownId = place.isOwn ? ownIdIn(url) : null
  const guid = textAt(raw, 'guid', 'id', 'code', 'slug')
  const start = startOf(raw, place)
  const type = textAt(raw, 'type')
  return {
    ...foundEvent(title),
    id: ownId ?? guid,
    url,
    texts: [textAt(raw, 'subtitle'), textAt(raw, 'abstract'), textAt(raw, 'description')],
    type,
    track: trackOf(raw),
    room: roomOf(raw, place),
    start,
    end: momentFrom(textAt(raw, 'end')),
    minutes: minutesFrom(valueAt(raw, 'duration')),
    speakers: peopleOf(raw, place.isOwn),
    materials: [...recordsOf(valueAt(raw, 'links')), ...recordsOf(valueAt(raw, 'attachments'))].map((link) => ({
      title: textAt(link, 'title', 'name', 'type'),
      url: textAt(link, 'url', 'href'),
    })),
    rest: [...restOf(raw, start, place)],
    // A slot that stands for itself, as our own exports have it.
    slot: ownId?.startsWith('s_') ? (type === 'plenary' ? 'plenary' : 'session') : null,
    line: place.line,
  }
}

/** The event's own date wins; without one, its day and its time, which may be of the night after. */
function startOf(raw: Loose, { day, dayBegins }: FrabPlace): Moment | null {
  const [date, start] = [textAt(raw, 'date'), textAt(raw, 'start')]
  const whole = momentFrom(date) ?? momentFrom(start)
  if (whole) return whole
  const clock = clockFrom(start)
  if (clock === null) return null
  const own = dayFrom(date)
  if (own) return { wall: `${own}T${clock}`, offset: null, isUtc: false }
  return day ? { wall: onDay(day, clock, dayBegins), offset: null, isUtc: false } : null
}

function roomOf(raw: Loose, { room, roomOrigin, isOwn }: FrabPlace): FoundEvent['room'] {
  const name = nameIn(valueAt(raw, 'room')) || room
  if (name === '') return null
  if (isOwn && name === ALL_ROOMS) return 'all'
  return { name, origin: roomOrigin(name) }
}

function trackOf(raw: Loose): FoundEvent['track'] {
  const track = valueAt(raw, 'track')
  const name = nameIn(track)
  if (name === '') return null
  const facts = record(track)
  return { name, color: facts ? trackColorOf(textAt(facts, 'color')) : null }
}

/** `{id, public_name}` of frab, `{code, name}` of pretalx, or a name alone. */
function peopleOf(raw: Loose, isOwn: boolean): FoundEvent['speakers'] {
  return listOf(valueAt(raw, 'persons', 'people', 'speakers')).flatMap((value) => {
    const person = record(value)
    if (!person) return nameIn(value) === '' ? [] : [{ name: nameIn(value) }]
    const name = textAt(person, 'public_name', 'name', 'full_public_name', 'full_name', 'id')
    if (name === '') return []
    // Ours are known by their names: the guid of the one form is not in the other.
    const origin = isOwn ? '' : textAt(person, 'guid', 'code', 'id')
    const affiliation = textAt(person, 'affiliation', 'organization', 'organisation', 'company')
    const about = textAt(person, 'biography', 'abstract', 'description')
    return [{ name, affiliation, about, ...(origin && { origin: origin.slice(0, 200) }) }]
  })
}

function* restOf(raw: Loose, start: Moment | null, { isOwn }: FrabPlace): Generator<[string, string]> {
  if (!start) {
    const said = ['date', 'start'].map((key) => textAt(raw, key)).filter(Boolean)
    if (said.length > 0) yield [TIME, said.join(' ')]
  }
  if (isOwn) return
  for (const [key, value] of Object.entries(raw)) {
    if (TAKEN.has(key) || value === false) continue
    yield [LABELS.get(key) ?? key.slice(0, 60), plainLine(value).slice(0, 2_000)]
  }
}
