/** One entry of the Y.Doc → one plain value. Total: whatever lies there, something comes back and says what is damaged [M6]. */

import * as Y from 'yjs'
import type { PersonId, RoomId, SlotId, TopicId, TrackId } from '../ids.ts'
import { parseId } from '../ids.ts'
import { isDay, isTimeZone } from '../time.ts'
import { PREFIX } from './doc.ts'
import type { Attendance, EntryKind, Material, Meta, Person, Removed, Room, Slot, Topic, Track } from './model.ts'
import { ATTENDANCES, LAYOUT, SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from './model.ts'
import { byRank, isRank } from './ranks.ts'
import {
  asAbsence,
  asAcceptance,
  asCount,
  asFollows,
  asMinutes,
  asOutcome,
  asPlace,
  asPlacement,
  asRemoved,
  asSource,
  asText,
  asWebAddress,
  asWish,
  oneOf,
  record,
} from './values.ts'

const SOUND: readonly string[] = []

/** Reads keys one by one and remembers which could not be believed. */
class Fields {
  readonly #entry: Y.Map<unknown> | null
  readonly #damaged: string[] = []

  constructor(value: unknown) {
    this.#entry = value instanceof Y.Map ? value : null
    if (!this.#entry) this.#damaged.push('entry')
  }

  /** The value under a key, or the default. An absent or `null` key is sound unless it is `needed`. */
  take<T, D>(key: string, parse: (value: unknown) => T | null, fallback: D, needed = false): T | D {
    const value = this.#entry?.get(key)
    if (value === undefined || value === null) {
      if (needed) this.#damage(key)
      return fallback
    }
    const parsed = parse(value)
    if (parsed === null) this.#damage(key)
    return parsed ?? fallback
  }

  /** A Y.Text, or a plain text where a foreign client wrote one. */
  text(key: string): string {
    const parse = (value: unknown) => (value instanceof Y.Text ? value.toString() : asText(value))
    return this.take(key, parse, '')
  }

  /** The entries `<prefix><id>` of a set: `[id, value]`. */
  *members(prefix: string): Generator<[string, unknown]> {
    if (!this.#entry) return
    for (const [key, value] of this.#entry.entries())
      if (key.startsWith(prefix) && value !== null) yield [key.slice(prefix.length), value]
  }

  /** The members of a set that can be believed, in the order of their ids; the others need repair. */
  each<T>(prefix: string, parse: (value: unknown, id: string) => T | null): ReadonlyMap<string, T> {
    const found: [string, T][] = []
    for (const [id, value] of this.members(prefix)) {
      const parsed = parse(value, id)
      if (parsed) found.push([id, parsed])
      else this.#damage(prefix + id)
    }
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #damage(key: string): void {
    if (this.#entry) this.#damaged.push(key)
  }

  get repair(): readonly string[] {
    return this.#damaged.length > 0 ? this.#damaged : SOUND
  }
}

const parseTimeZone = (value: unknown) => (isTimeZone(value) ? value : null)
const parseOwnZone = (value: unknown) => (value === '' ? value : parseTimeZone(value))
const parseDay = (value: unknown) => (isDay(value) ? value : null)
const parseRank = (value: unknown) => (isRank(value) ? value : null)
const parseFlag = (value: unknown) => (typeof value === 'boolean' ? value : null)
const parseTrackId = (value: unknown) => parseId('track', value)

/** People of a set in the order of their ranks; who has no readable rank comes first. */
function peopleOf(fields: Fields, prefix: string): PersonId[] {
  const found: { id: PersonId; rank: string }[] = []
  for (const [key, value] of fields.members(prefix)) {
    const id = parseId('person', key)
    if (id) found.push({ id, rank: isRank(value) ? value : '' })
  }
  return found.sort(byRank).map(({ id }) => id)
}

export function readMeta(map: Y.Map<unknown>): Meta {
  const fields = new Fields(map)
  const firstDay = fields.take('firstDay', parseDay, '2026-01-01', true)
  const lastDay = fields.take('lastDay', parseDay, firstDay, true)
  return {
    layout: fields.take('layout', asCount, LAYOUT, true),
    title: fields.take('title', asText, ''),
    timeZone: fields.take('timeZone', parseTimeZone, 'UTC', true),
    firstDay,
    lastDay: lastDay < firstDay ? firstDay : lastDay,
    description: fields.take('description', asText, ''),
    url: fields.take('url', asText, ''),
    changeover: fields.take('changeover', asCount, 0),
    accepted: fields.each(PREFIX.accepted, asAcceptance),
    repair: fields.repair,
  }
}

export function readRoom(id: RoomId, value: unknown): Room {
  const fields = new Fields(value)
  return {
    id,
    name: fields.take('name', asText, '', true),
    capacity: fields.take('capacity', asCount, null),
    rank: fields.take('rank', parseRank, 'U', true),
    features: fields.take('features', asText, ''),
    repair: fields.repair,
  }
}

export function readTrack(id: TrackId, value: unknown): Track {
  const fields = new Fields(value)
  return {
    id,
    name: fields.take('name', asText, '', true),
    color: fields.take('color', oneOf(TRACK_COLORS), 'slate'),
    rank: fields.take('rank', parseRank, 'U', true),
    description: fields.take('description', asText, ''),
    background: fields.take('background', asText, ''),
    leads: peopleOf(fields, PREFIX.lead),
    repair: fields.repair,
  }
}

export function readPerson(id: PersonId, value: unknown): Person {
  const fields = new Fields(value)
  return {
    id,
    name: fields.take('name', asText, '', true),
    affiliation: fields.take('affiliation', asText, ''),
    contact: fields.take('contact', asText, ''),
    away: [...fields.each(PREFIX.away, asAbsence).values()],
    zone: fields.take('zone', parseOwnZone, ''),
    repair: fields.repair,
  }
}

/**
 * A slot whose place cannot be read stands at `fallbackStart` in all rooms, where it is seen and mended. One of which it
 * cannot be read whether it is public is not.
 */
export function readSlot(id: SlotId, value: unknown, fallbackStart: string): Slot {
  const fields = new Fields(value)
  return {
    id,
    place: fields.take('place', asPlace, { roomId: null, start: fallbackStart }, true),
    minutes: fields.take('minutes', asMinutes, 30, true),
    kind: fields.take('kind', oneOf(SLOT_KINDS), 'session'),
    title: fields.take('title', asText, ''),
    trackId: fields.take('trackId', parseTrackId, null),
    public: fields.take('public', parseFlag, true) && !fields.repair.includes('public'),
    repair: fields.repair,
  }
}

function materialsOf(fields: Fields): Material[] {
  const found: Material[] = []
  for (const [key, value] of fields.members(PREFIX.material)) {
    const id = parseId('material', key)
    const raw = record(value)
    const url = asWebAddress(raw?.url)
    if (id && raw && url) found.push({ id, title: asText(raw.title) || url, url })
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function attendeesOf(fields: Fields): Map<PersonId, Attendance> {
  const found = new Map<PersonId, Attendance>()
  for (const [key, value] of fields.members(PREFIX.attendee)) {
    const id = parseId('person', key)
    const attendance = oneOf(ATTENDANCES)(value)
    if (id && attendance) found.set(id, attendance)
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function readTopic(id: TopicId, value: unknown): Topic {
  const fields = new Fields(value)
  return {
    id,
    title: fields.take('title', asText, '', true),
    abstract: fields.text('abstract'),
    notes: fields.text('notes'),
    minutes: fields.take('minutes', asMinutes, 20, true),
    kind: fields.take('kind', oneOf(TOPIC_KINDS), 'discussion'),
    stage: fields.take('stage', oneOf(STAGES), 'proposed'),
    trackId: fields.take('trackId', parseTrackId, null),
    placement: fields.take('placement', asPlacement, null),
    speakers: peopleOf(fields, PREFIX.speaker),
    attendees: attendeesOf(fields),
    materials: materialsOf(fields),
    source: fields.take('source', asSource, null),
    follows: fields.take('follows', asFollows, null),
    outcome: fields.take('outcome', asOutcome, null),
    audience: fields.take('audience', asCount, null),
    wishes: [...fields.each(PREFIX.wish, asWish).values()],
    repair: fields.repair,
  }
}

/** Whether an entry is on the board [M5]. */
export const isStanding = (value: unknown): boolean =>
  value !== undefined && !(value instanceof Y.Map && asRemoved(value.get('removed')))

/** What was removed and can be brought back; `null` for an entry that stands, or that a restore has un-made [M21]. */
export function readRemoved(kind: EntryKind, id: string, value: unknown): Removed | null {
  if (!(value instanceof Y.Map)) return null
  const removed = asRemoved(value.get('removed'))
  if (!removed || removed.unmade) return null
  const title = asText(value.get(kind === 'topic' || kind === 'slot' ? 'title' : 'name')) ?? ''
  return { kind, id, title, at: removed.at, by: removed.by }
}
