/** How one board differs from another, in words: "“CXL”: Mon 14:30, Aurora Hall → the tray" [M24]. */

import { canonical } from '../hash.ts'
import { clockOf, dayOf, sayDay } from '../time.ts'
import { quote, sayRoom, saySlot } from './clash-words.ts'
import type { Board, EntryKind, PlacedTopic, Slot, Topic } from './model.ts'

export interface Difference {
  readonly kind: EntryKind | 'meta'
  readonly id: string
  /** `moved`: in an arrangement; `other`: in what things say. */
  readonly what: 'made' | 'gone' | 'moved' | 'other'
  readonly words: string
}

/** Every entry that differs, at least once. What was moved comes first, then slots, then the rest. */
export function differencesOf(from: Board, to: Board): Difference[] {
  const found = [
    ...movesOf(from, to),
    ...others(from, to, 'topics', TOPIC_WORDS, topicName),
    ...others(from, to, 'slots', SLOT_WORDS, (board, slot) => slotName(board, slot)),
    ...others(from, to, 'rooms', {}, (_, { name }) => `Room ${quote(name)}`),
    ...others(from, to, 'tracks', {}, (_, { name }) => `Track ${quote(name)}`),
    ...others(from, to, 'people', {}, (_, { name }) => name || 'Somebody'),
  ]
  const facts = changedKeys(from.meta, to.meta).filter((key) => key !== 'layout')
  if (facts.length > 0)
    found.push({ kind: 'meta', id: '', what: 'other', words: `The board: ${facts.map(keyWord).join(', ')} changed` })
  return found
}

/** Of the arrangement alone: which slots and topics stand elsewhere, or are longer or shorter. */
export function movesOf(from: Board, to: Board): Difference[] {
  const found: Difference[] = []
  const [before, after] = [placedOf(from), placedOf(to)]
  const add = (kind: 'topic' | 'slot', id: string, what: Difference['what'], words: string) =>
    found.push({ kind, id, what, words })
  for (const [id, topic] of to.topics) {
    const old = from.topics.get(id)
    if (!old) continue
    const [there, here] = [before.get(id), after.get(id)]
    if (there?.slot.id !== here?.slot.id)
      add('topic', id, 'moved', `${quote(topic.title)}: ${sayStand(from, there)} → ${sayStand(to, here)}`)
    else if (there && here && old.placement?.rank !== topic.placement?.rank && there.placed.after !== here.placed.after)
      add(
        'topic',
        id,
        'moved',
        `${quote(topic.title)}: ${clockOf(there.placed.start)} → ${clockOf(here.placed.start)} in its slot`,
      )
    if (old.minutes !== topic.minutes)
      add('topic', id, 'moved', `${quote(topic.title)}: ${old.minutes} → ${topic.minutes} min`)
  }
  for (const [id, slot] of to.slots) {
    const old = from.slots.get(id)
    if (!old) add('slot', id, 'made', `New: ${slotName(to, slot)} at ${sayPlace(to, slot)}`)
    else if (canonical(old.place) !== canonical(slot.place))
      add('slot', id, 'moved', `${slotName(to, slot)}: ${sayPlace(from, old)} → ${sayPlace(to, slot)}`)
    if (old && old.minutes !== slot.minutes)
      add('slot', id, 'moved', `${slotName(to, slot)}: ${old.minutes} → ${slot.minutes} min`)
  }
  for (const [id, slot] of from.slots)
    if (!to.slots.has(id)) add('slot', id, 'gone', `Gone: ${slotName(from, slot)} at ${sayPlace(from, slot)}`)
  return found
}

interface Stand {
  readonly slot: Slot
  readonly placed: PlacedTopic
}

function placedOf({ lineups }: Board): ReadonlyMap<string, Stand> {
  const found = new Map<string, Stand>()
  for (const { slot, topics } of lineups.values())
    for (const placed of topics) found.set(placed.topic.id, { slot, placed })
  return found
}

const shortWhen = (start: string): string => `${sayDay(dayOf(start)).slice(0, 3)} ${clockOf(start)}`

const sayStand = (board: Board, stand: Stand | undefined): string =>
  stand ? `${shortWhen(stand.placed.start)}, ${sayRoom(board, stand.slot.place.roomId)}` : 'the tray'

const sayPlace = (board: Board, { place }: Slot): string => `${shortWhen(place.start)}, ${sayRoom(board, place.roomId)}`

const topicName = (_: Board, { title }: Topic): string => quote(title)
function slotName(board: Board, slot: Slot): string {
  const name = saySlot(board, slot)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** What `movesOf` says already. */
const MOVED = {
  topics: ['placement', 'minutes'],
  slots: ['place', 'minutes'],
  rooms: [],
  tracks: [],
  people: [],
} as const
const KIND_OF = { topics: 'topic', slots: 'slot', rooms: 'room', tracks: 'track', people: 'person' } as const
type Lists = keyof typeof KIND_OF

const TOPIC_WORDS = {
  trackId: 'track',
  attendees: 'key attendees',
  follows: 'follow-up',
  audience: 'expected audience',
}
const SLOT_WORDS = { trackId: 'track', public: 'whether attendees see it' }
const keyWord = (key: string): string => WORDS[key] ?? key
const WORDS: Readonly<Record<string, string>> = {
  timeZone: 'time zone',
  firstDay: 'first day',
  lastDay: 'last day',
  accepted: 'accepted clashes',
}

function others<L extends Lists>(
  from: Board,
  to: Board,
  list: L,
  words: Readonly<Record<string, string>>,
  name: (board: Board, entry: EntryIn<L>) => string,
): Difference[] {
  const kind = KIND_OF[list]
  const [before, after] = [from[list], to[list]] as unknown as ReadonlyMap<string, EntryIn<L>>[]
  const found: Difference[] = []
  for (const [id, entry] of after ?? []) {
    const old = before?.get(id)
    if (!old && list !== 'slots') found.push({ kind, id, what: 'made', words: `New: ${name(to, entry)}` })
    if (!old) continue
    const keys = changedKeys(old, entry).filter((key) => !(MOVED[list] as readonly string[]).includes(key))
    if (keys.length > 0) {
      const said = keys.map((key) => words[key] ?? key).join(', ')
      found.push({ kind, id, what: 'other', words: `${name(from, old)}: ${said} changed` })
    }
  }
  for (const [id, entry] of before ?? [])
    if (!after?.has(id) && list !== 'slots') found.push({ kind, id, what: 'gone', words: `Gone: ${name(from, entry)}` })
  return found
}

type EntryIn<L extends Lists> = Board[L] extends ReadonlyMap<string, infer E extends object> ? E : never

const changedKeys = (a: object, b: object): string[] =>
  Object.keys({ ...a, ...b }).filter((key) => canonical(a[key as never]) !== canonical(b[key as never]))
