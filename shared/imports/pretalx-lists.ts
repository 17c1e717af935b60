/** What was pasted of pretalx: its lists told apart by what their entries have, and its stored schedule, day by day. */

import { record } from '../board/values.ts'
import type { Loose } from './loose-values.ts'
import { listOf, nameIn, recordsOf, textAt, valueAt } from './loose-values.ts'

export interface PretalxLists {
  readonly submissions: Loose[]
  readonly slots: Loose[]
  readonly speakers: Loose[]
  readonly rooms: Loose[]
  readonly tracks: Loose[]
  readonly types: Loose[]
  /** Tags and questions: their names, by id. */
  readonly named: Loose[]
  /** The event itself, where it is there. */
  event: Loose | null
  /** Lists of which only a page is here: how many entries there are. */
  readonly partly: { readonly count: number; readonly here: number }[]
  /** The slug in the addresses of pages; '' where there is none. */
  slug: string
}

type Kind = 'submissions' | 'slots' | 'speakers' | 'rooms' | 'tracks' | 'types' | 'named'

/** Names under which people collect the lists. */
const KEYS: Readonly<Record<string, Kind>> = {
  submissions: 'submissions',
  talks: 'submissions',
  slots: 'slots',
  speakers: 'speakers',
  rooms: 'rooms',
  tracks: 'tracks',
  submission_types: 'types',
  'submission-types': 'types',
  types: 'types',
  tags: 'named',
  questions: 'named',
}

/** `null` where nothing in it is pretalx’s. */
export function pretalxLists(documents: readonly unknown[]): PretalxLists | null {
  const lists: PretalxLists = {
    submissions: [],
    slots: [],
    speakers: [],
    rooms: [],
    tracks: [],
    types: [],
    named: [],
    event: null,
    partly: [],
    slug: '',
  }
  let isSure = false
  for (const document of documents) isSure = take(lists, document) || isSure
  return isSure ? lists : null
}

/** Returns whether it is surely pretalx’s. */
function take(lists: PretalxLists, document: unknown): boolean {
  if (Array.isArray(document)) return takeList(lists, document)
  const root = record(document)
  if (!root || Object.hasOwn(root, '_type')) return false
  const results = valueAt(root, 'results')
  if (Array.isArray(results) && (Object.hasOwn(root, 'count') || Object.hasOwn(root, 'next'))) {
    const count = Number(valueAt(root, 'count'))
    if (count > results.length) lists.partly.push({ count, here: results.length })
    lists.slug ||= /\/api\/events\/([\w-]{1,80})\//.exec(textAt(root, 'next', 'previous'))?.[1] ?? ''
    return takeList(lists, results)
  }
  if (takeNested(lists, root)) return true
  if (kindOf(root) !== null) return takeList(lists, [root])
  if (Object.hasOwn(root, 'date_from') && Object.hasOwn(root, 'slug')) {
    lists.event = root
    lists.slug ||= textAt(root, 'slug')
    return true
  }
  let isSure = false
  for (const [key, value] of Object.entries(root)) {
    const kind = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
    if (key === 'event' && record(value)) lists.event = record(value)
    if (!kind) continue
    const entries = record(value) && Array.isArray(record(value)?.results) ? record(value)?.results : value
    const found = recordsOf(Array.isArray(entries) ? entries : Object.values(record(entries) ?? {}))
    lists[kind].push(...found.filter((one) => (kindOf(one) ?? kind) === kind))
    isSure = found.some((one) => ['submissions', 'slots'].includes(kindOf(one) ?? '')) || isSure
    isSure = (kind === 'speakers' && found.some((one) => kindOf(one) === 'speakers')) || isSure
  }
  return isSure
}

function takeList(lists: PretalxLists, entries: readonly unknown[]): boolean {
  let isSure = false
  for (const entry of recordsOf(entries)) {
    const kind = kindOf(entry)
    if (!kind) continue
    lists[kind].push(entry)
    isSure = true
  }
  return isSure
}

function kindOf(entry: Loose): Kind | null {
  const has = (key: string) => Object.hasOwn(entry, key)
  if (has('code') && has('title') && (has('state') || has('submission_type') || has('slot_count') || has('speakers')))
    return 'submissions'
  if (has('start') && has('end') && has('room') && (has('submission') || has('description')) && !has('title'))
    return 'slots'
  if (has('code') && has('name') && (has('biography') || has('submissions') || has('avatar') || has('avatar_url')))
    return 'speakers'
  if (has('name') && has('id') && (has('capacity') || has('speaker_info')) && !has('startsAt')) return 'rooms'
  if (has('name') && has('default_duration')) return 'types'
  if (has('name') && has('color') && has('requires_access_code')) return 'tracks'
  if (has('tag') && has('color')) return 'named'
  return null
}

/**
 * `schedule[day][minute][room id]`, as sites store it beside `rooms`, `speakers` and `extra` (breaks, in the same form).
 * The times of a talk are its own slots'; where it has none, the keys around it say them.
 */
function takeNested(lists: PretalxLists, root: Loose): boolean {
  const schedule = record(valueAt(root, 'schedule'))
  const days = Object.entries(schedule ?? {}).filter(([day, value]) => /^\d{4}-\d{2}-\d{2}$/.test(day) && record(value))
  if (!schedule || days.length === 0) return false
  for (const [isExtra, from] of [
    [false, schedule],
    [true, record(valueAt(root, 'extra')) ?? {}],
  ] as const) {
    for (const [day, minutes] of Object.entries(from)) {
      for (const [minute, rooms] of Object.entries(record(minutes) ?? {})) {
        for (const [room, value] of entriesAt(rooms)) {
          for (const talk of listOf(value)) takeTalk(lists, { day, minute: Number(minute), room, talk, isExtra })
        }
      }
    }
  }
  const rooms = valueAt(root, 'rooms')
  const byId = Object.entries(record(rooms) ?? {}).map(([id, one]) => ({
    id,
    ...(record(one) ?? { name: nameIn(one) }),
  }))
  lists.rooms.push(...(Array.isArray(rooms) ? recordsOf(rooms) : byId))
  const speakers = valueAt(root, 'speakers')
  lists.speakers.push(...recordsOf(Array.isArray(speakers) ? speakers : Object.values(record(speakers) ?? {})))
  return true
}

const entriesAt = (rooms: unknown): [string, unknown][] =>
  Array.isArray(rooms) || typeof rooms === 'string'
    ? [['', rooms]]
    : looksLikeTalk(rooms)
      ? [['', rooms]]
      : Object.entries(record(rooms) ?? {})

const looksLikeTalk = (value: unknown): boolean => {
  const one = record(value)
  return (
    one !== null && (Object.hasOwn(one, 'title') || Object.hasOwn(one, 'description') || Object.hasOwn(one, 'code'))
  )
}

interface Found {
  readonly day: string
  readonly minute: number
  readonly room: string
  readonly talk: unknown
  readonly isExtra: boolean
}

function takeTalk(lists: PretalxLists, { day, minute, room, talk, isExtra }: Found): void {
  const facts = record(talk)
  const code = facts && !isExtra ? textAt(facts, 'code') : ''
  const isTime = Number.isInteger(minute) && minute >= 0 && minute < 48 * 60
  const clock = isTime
    ? [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
    : ''
  const slots = facts ? recordsOf(valueAt(facts, 'slots')).filter((slot) => Object.hasOwn(slot, 'start')) : []
  const length = facts ? valueAt(facts, 'duration', 'length') : undefined
  if (facts && code !== '') lists.submissions.push(facts)
  if (slots.length > 0 && code !== '') return
  lists.slots.push({
    room: room === '' ? null : room,
    start: clock === '' ? '' : `${day} ${clock}`,
    isNextDay: minute >= 24 * 60,
    duration: length,
    submission: code === '' ? null : code,
    description: facts ? textAt(facts, 'title', 'description', 'name') : nameIn(talk),
  })
}
