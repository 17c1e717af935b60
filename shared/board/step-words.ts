/** A step of the past in words, as undo would name it: "moved “CXL use cases” to Mon 14:30, Aurora Hall". */

import { clockOf, dayOf, sayDay } from '../time.ts'
import type { Change } from './changes.ts'
import { isTextChange } from './changes.ts'
import type { MapName } from './doc.ts'
import { PREFIX } from './doc.ts'
import type { Board, EntryKind } from './model.ts'
import { RESTORED } from './restore.ts'
import { asPlace, asPlacement, asRemoved, asText, record } from './values.ts'

/** What a step is about, by id: for finding it again. */
export interface About {
  readonly topics: readonly string[]
  readonly rooms: readonly string[]
  readonly people: readonly string[]
}

/** What was done, to what: several of one deed are said together. */
interface Deed {
  readonly verb: string
  readonly map: MapName
  readonly what: string
  readonly tail: string
}

const KINDS: Readonly<Record<Exclude<MapName, 'meta'>, EntryKind>> = {
  rooms: 'room',
  tracks: 'track',
  people: 'person',
  slots: 'slot',
  topics: 'topic',
}
/** The key that every entry is made with. */
const FIRST_KEY = { rooms: 'name', tracks: 'name', people: 'name', slots: 'place', topics: 'title' } as const

const afterOf = (change: Change): unknown => (isTextChange(change) ? change.in : change.after)
const beforeOf = (change: Change): unknown => (isTextChange(change) ? change.out : change.before)

/** `board` knows what things are called; what it does not know is called as the step itself does. */
export function sayStep(changes: readonly Change[], board: Board): string {
  const names = new Names(changes, board)
  const restored = changes.find(({ map, key }) => map === 'meta' && key === RESTORED)
  if (restored) return asText(record(afterOf(restored))?.step) ?? 'took back a restore'
  const deeds = [...grouped(changes).values()].map((ofEntry) => deedOf(ofEntry, names))
  const [first] = deeds
  if (!first) return 'changed nothing'
  const alike = deeds.filter(({ verb, map, tail }) => verb === first.verb && map === first.map && tail === first.tail)
  const said = alike.length > 1 ? `${alike.length} ${first.map}` : first.what
  const others = deeds.length - alike.length
  const words = [first.verb, said, first.tail].filter(Boolean).join(' ')
  return others > 0 ? `${words}, and changed ${others} more` : words
}

function grouped(changes: readonly Change[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>()
  for (const change of changes) {
    const at = `${change.map}/${change.id}`
    const ofEntry = found.get(at)
    if (ofEntry) ofEntry.push(change)
    else found.set(at, [change])
  }
  return found
}

function deedOf(changes: readonly Change[], names: Names): Deed {
  const [first] = changes as readonly [Change, ...Change[]]
  const { map, id } = first
  const deed = (verb: string, tail = ''): Deed => ({ verb, map, what: names.entry(map, id), tail })
  if (map === 'meta') return { verb: 'changed', map, what: sayMeta(changes), tail: '' }
  const made = changes.find(({ key }) => key === FIRST_KEY[map])
  if (made && !isTextChange(made)) {
    if (!('before' in made)) return deed('added')
    if (!('after' in made)) return deed('took back adding')
  }
  const removed = changes.find(({ key }) => key === 'removed')
  if (removed) return asRemoved(afterOf(removed)) ? deed('removed') : deed('brought back')
  const moved = changes.find(({ key }) => key === 'placement' || key === 'place')
  if (moved) return deed('moved', sayMove(moved, names))
  const [only, ...more] = changes
  return only && more.length === 0 ? keyDeed(only, deed, names) : deed('changed')
}

function keyDeed(change: Change, deed: (verb: string, tail?: string) => Deed, names: Names): Deed {
  const { key, map } = change
  const after = afterOf(change)
  if (key === 'title' || key === 'name') {
    const old = asText(beforeOf(change))
    return old ? { ...deed('renamed'), what: `“${old}”`, tail: `to “${asText(after) ?? ''}”` } : deed('named')
  }
  if (key === 'minutes') return deed('gave', `${String(after)} min`)
  if (key === 'stage') return deed('marked', String(after))
  if (key === 'public')
    return deed(after === true ? 'showed' : 'hid', after === true ? 'to attendees' : 'from attendees')
  if (key === 'trackId')
    return after == null
      ? deed('took', 'out of its track')
      : deed('moved', `to ${names.entry('tracks', String(after))}`)
  if (isTextChange(change)) return { ...deed('wrote in'), what: `the ${key} of ${names.entry(map, change.id)}` }
  for (const [prefix, role] of ROLES) {
    if (!key.startsWith(prefix)) continue
    const person = names.plain('people', key.slice(prefix.length))
    return after == null
      ? { ...deed('took away'), what: person, tail: `as ${role} of ${names.entry(map, change.id)}` }
      : { ...deed('added'), what: person, tail: `as ${role} of ${names.entry(map, change.id)}` }
  }
  return { ...deed('changed'), what: `the ${sayKey(key)} of ${names.entry(map, change.id)}` }
}

const ROLES = [
  [PREFIX.speaker, 'speaker'],
  [PREFIX.attendee, 'key attendee'],
  [PREFIX.lead, 'lead'],
] as const

const KEYS: Readonly<Record<string, string>> = {
  kind: 'kind',
  rank: 'order',
  color: 'colour',
  follows: 'follow-up',
  source: 'source',
  audience: 'expected audience',
}

/** `away:<id>` is an absence, `material:<id>` a link. */
function sayKey(key: string): string {
  if (key.startsWith(PREFIX.away)) return 'absences'
  if (key.startsWith(PREFIX.material)) return 'links'
  if (key.startsWith(PREFIX.wish)) return 'wishes'
  if (key.startsWith(PREFIX.seen)) return 'source'
  return KEYS[key] ?? key
}

function sayMeta(changes: readonly Change[]): string {
  if (changes.every(({ key }) => key.startsWith(PREFIX.accepted))) return 'which clashes are accepted'
  const [only, ...more] = changes
  if (only?.key === 'title' && more.length === 0) return `the board’s title to “${asText(afterOf(only)) ?? ''}”`
  return 'the board’s facts'
}

function sayMove(change: Change, names: Names): string {
  const after = afterOf(change)
  if (change.key === 'place') return `to ${names.place(after)}`
  const [from, to] = [asPlacement(beforeOf(change)), asPlacement(after)]
  if (!to) return 'to the tray'
  return from?.slotId === to.slotId ? `within ${names.slot(to.slotId)}` : `to ${names.slot(to.slotId)}`
}

/** What things are called on the board now, else in the step. */
class Names {
  readonly #changes: readonly Change[]
  readonly #board: Board

  constructor(changes: readonly Change[], board: Board) {
    this.#changes = changes
    this.#board = board
  }

  /** “CXL use cases”, track “Memory”, the slot at Mon 14:30, Ann. */
  entry(map: MapName, id: string): string {
    if (map === 'slots') return this.#slotName(id)
    const name = this.plain(map, id)
    if (map === 'people') return name
    return map === 'topics' || map === 'meta' ? `“${name}”` : `${KINDS[map]} “${name}”`
  }

  plain(map: MapName, id: string): string {
    const said = this.#changes.find(
      (one) => one.map === map && one.id === id && (one.key === 'title' || one.key === 'name'),
    )
    const known = map === 'meta' ? undefined : (this.#board[map] as ReadonlyMap<string, object>).get(id)
    const named = known as { title?: string; name?: string } | undefined
    const gone = this.#board.bin.find((one) => one.id === id)?.title
    const own = said && (asText(afterOf(said)) ?? asText(beforeOf(said)))
    return own || named?.title || named?.name || gone || 'untitled'
  }

  #slotName(id: string): string {
    const slot = this.#board.slots.get(id as never)
    const track = slot?.trackId && this.#board.tracks.get(slot.trackId)?.name
    const title = slot?.title || track
    return title ? `“${title}”` : `the slot at ${this.slot(id)}`
  }

  /** Mon 14:30, Aurora Hall. */
  slot(id: string): string {
    const own = this.#changes.find((one) => one.map === 'slots' && one.id === id && one.key === 'place')
    const place = this.#board.slots.get(id as never)?.place ?? (own && (afterOf(own) ?? beforeOf(own)))
    return place ? this.place(place) : 'a slot that is gone'
  }

  place(value: unknown): string {
    const place = asPlace(value)
    if (!place) return 'nowhere'
    const when = `${sayDay(dayOf(place.start)).slice(0, 3)} ${clockOf(place.start)}`
    return place.roomId === null ? `${when}, all rooms` : `${when}, ${this.plain('rooms', place.roomId)}`
  }
}

/** Everything that a step touches or names, and the rooms in which that stands or stood. */
export function aboutOf(changes: readonly Change[], board: Board): About {
  const topics = new Set<string>()
  const rooms = new Set<string>()
  const people = new Set<string>()
  const room = (place: unknown) => {
    const id = asPlace(place)?.roomId
    if (id) rooms.add(id)
  }
  for (const change of changes) {
    const { map, id, key } = change
    if (map === 'topics') topics.add(id)
    if (map === 'rooms') rooms.add(id)
    if (map === 'people') people.add(id)
    if (map === 'slots') room(board.slots.get(id as never)?.place)
    for (const [prefix] of ROLES) if (key.startsWith(prefix)) people.add(key.slice(prefix.length))
    for (const value of [beforeOf(change), afterOf(change)]) {
      if (key === 'place') room(value)
      if (key === 'placement') room(board.slots.get(asPlacement(value)?.slotId as never)?.place)
    }
    if (map === 'topics') room(board.slots.get(board.topics.get(id as never)?.placement?.slotId as never)?.place)
  }
  return { topics: [...topics], rooms: [...rooms], people: [...people] }
}
