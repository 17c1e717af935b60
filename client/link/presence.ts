/** Who is here, where they are, what they hold and write: the form of a presence, believed only as far as it can be read. */

import type { Role } from '../../shared/access.ts'
import { ROLES } from '../../shared/access.ts'
import { cut, oneOf, record } from '../../shared/board/values.ts'
import type { RoomId, SlotId, TopicId, TrackId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import type { Day } from '../../shared/time.ts'
import { isDay } from '../../shared/time.ts'

/** Where a held card would land: as `Target` of the verbs, `null` for the tray; absent while over nothing. */
export interface Held {
  readonly topics: readonly TopicId[]
  readonly over?: { readonly slotId: SlotId; readonly before: TopicId | null } | null
}

/** What somebody looks at; `shown` is their page's word for the view. */
export interface Whereabouts {
  readonly shown: string
  readonly day: Day
  readonly room: RoomId | null
  readonly track: TrackId | null
  /** The one in their drawer. */
  readonly topic: TopicId | null
}

export const TEXTS = ['abstract', 'notes'] as const
export type TextField = (typeof TEXTS)[number]

/** Where somebody's caret stands in a text; both ends are Yjs's relative positions in base64. */
export interface Caret {
  readonly topic: TopicId
  readonly field: TextField
  readonly anchor: string
  readonly head: string
  readonly isTyping: boolean
}

/** What this tab says of itself. */
export interface OwnPresence {
  readonly name: string
  readonly color: number
  readonly held: Held | null
  readonly at: Whereabouts | null
  /** The first of what they have chosen, while they hold nothing. */
  readonly chosen: readonly TopicId[]
  readonly caret: Caret | null
}

/** Somebody else; `role` is the server's word, the rest theirs. */
export interface Peer extends OwnPresence {
  readonly client: number
  readonly role: Role
}

/** How many colours people are told apart by (`--person-0` and on). */
export const PERSON_COLORS = 8

/** So many topics are named of those that somebody holds or has chosen: with the longest name it stays below 1 kB. */
const MOST_NAMED = 10
const MOST_LETTERS = 60
/** An end of a caret is two numbers of Yjs, in base64. */
const MOST_POSITION = 40

/** [M9] What may be said at once: the server drops a presence of more than 1 kB. */
export function fitPresence(own: OwnPresence): OwnPresence {
  const { name, color, held, at, chosen, caret } = own
  return {
    name: cut(name, MOST_LETTERS),
    color,
    held: held && { ...held, topics: held.topics.slice(0, MOST_NAMED) },
    at,
    chosen: held ? [] : chosen.slice(0, MOST_NAMED),
    caret,
  }
}

export function readPeer(client: number, state: unknown): Peer | null {
  const raw = record(state)
  if (!raw) return null
  const name = typeof raw.name === 'string' ? cut(raw.name, MOST_LETTERS) : ''
  const color = Number.isInteger(raw.color) ? Math.abs(Number(raw.color)) % PERSON_COLORS : 0
  return {
    client,
    name: name || 'Somebody',
    color,
    held: readHeld(raw.held),
    at: readWhereabouts(raw.at),
    chosen: readTopics(raw.chosen),
    caret: readCaret(raw.caret),
    role: oneOf(ROLES)(raw.role) ?? 'observer',
  }
}

const readTopics = (value: unknown): TopicId[] =>
  Array.isArray(value) ? value.slice(0, MOST_NAMED).flatMap((id) => parseId('topic', id) ?? []) : []

function readHeld(value: unknown): Held | null {
  const raw = record(value)
  const topics = readTopics(raw?.topics)
  if (!raw || topics.length === 0) return null
  if (raw.over === null) return { topics, over: null }
  const over = record(raw.over)
  const slotId = parseId('slot', over?.slotId)
  return slotId ? { topics, over: { slotId, before: parseId('topic', over?.before) } } : { topics }
}

function readWhereabouts(value: unknown): Whereabouts | null {
  const raw = record(value)
  if (!raw || typeof raw.shown !== 'string' || raw.shown.length > 10 || !isDay(raw.day)) return null
  return {
    shown: raw.shown,
    day: raw.day,
    room: parseId('room', raw.room),
    track: parseId('track', raw.track),
    topic: parseId('topic', raw.topic),
  }
}

function readCaret(value: unknown): Caret | null {
  const raw = record(value)
  const [topic, field] = [parseId('topic', raw?.topic), oneOf(TEXTS)(raw?.field)]
  if (!raw || !topic || !field || !isPosition(raw.anchor) || !isPosition(raw.head)) return null
  return { topic, field, anchor: raw.anchor, head: raw.head, isTyping: raw.isTyping === true }
}

const isPosition = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST_POSITION && /^[A-Za-z0-9+/]+=*$/.test(value)
