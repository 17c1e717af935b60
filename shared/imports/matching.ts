/**
 * Which entries of a board a draft speaks of [I23]: found again by what an earlier import remembered, then by source, name
 * or place, those that stand before those in the bin. Each entry of the board is found once.
 */

import * as Y from 'yjs'
import { MAP_OF, mapOf } from '../board/doc.ts'
import { heirOf } from '../board/heirs.ts'
import type { Board, EntryKind } from '../board/model.ts'
import { asPlace, asRemoved, asSource, asText } from '../board/values.ts'
import { parseId } from '../ids.ts'
import { nameKey } from '../names.ts'
import type { Draft } from './draft.ts'
import { topicKey } from './keys.ts'
import { asSeen, hasIds, type Seen, seenKey, systemOf } from './seen.ts'

/** References first: a slot is found by its room, a topic's place by its slot. */
export const KINDS = ['room', 'person', 'track', 'slot', 'topic'] as const satisfies readonly EntryKind[]

export interface Match {
  /** On the board; `null` for what is new to it. */
  readonly id: string | null
  readonly isRemoved: boolean
  readonly seen: Seen | null
  /** Found by a second name: the source may say of this one what it does not say of the first. */
  readonly isAlias: boolean
  /** The place in the draft of the entry that speaks for this one too; its own mostly. */
  readonly speaker: number
}

/** An entry of the board that could be found. */
export interface Known {
  readonly id: string
  readonly isStanding: boolean
  /** What it is remembered by; of one who was made one with another, second names of that one. */
  readonly seen: Seen | null
  /** What is remembered of the entry `id`. */
  readonly own: Seen | null
  /** By what it is found where no import remembers it. */
  readonly other: string | null
  readonly order: string
}

export interface Found {
  /** By the place in the draft. */
  readonly matches: readonly Match[]
  /** What the draft's entries are called at the source. */
  readonly keys: readonly string[]
  /** What no entry of the draft speaks of. */
  readonly rest: readonly Known[]
}

const { compare: compareNumbers } = new Intl.Collator('en', { numeric: true })

/** The board's entries of a kind, those that stand first. What a restore has un-made is not there. */
export function knownOf(doc: Y.Doc, board: Board, draft: Draft, kind: EntryKind): Known[] {
  const found: Omit<Known, 'own'>[] = []
  const own = new Map<string, Seen | null>()
  const standing = board[MAP_OF[kind]] as ReadonlyMap<string, unknown>
  for (const [key, entry] of mapOf(doc, MAP_OF[kind]).entries()) {
    const parsed = parseId(kind, key)
    if (!parsed || !(entry instanceof Y.Map)) continue
    const id = kind === 'person' ? heirOf(board.heirs, parsed as never) : parsed
    if (!standing.has(id) && asRemoved(entry.get('removed'))?.unmade) continue
    // In our own forms entries are called by their own ids, whether an import has ever been or not [I20].
    const isOurs = draft.system === 'plumbline'
    const seen = asSeen(entry.get(seenKey(systemOf(draft)))) ?? (isOurs ? { id: `id ${id}`, of: {} } : null)
    const source = kind === 'topic' ? asSource(entry.get('source')) : null
    // Who was made one with another is found as that one, and remembered as a second name of it.
    const isHeir = id !== parsed
    if (!isHeir) own.set(id, seen)
    found.push({
      id,
      isStanding: standing.has(id),
      seen: isHeir && seen ? { ...seen, also: [seen.id, ...(seen.also ?? [])], id: '' } : seen,
      other: otherKey(kind, entry, draft),
      order: source?.id ?? '',
    })
  }
  return found
    .map((one) => ({ ...one, own: own.get(one.id) ?? null }))
    .sort(
      (a, b) =>
        Number(b.isStanding) - Number(a.isStanding) ||
        (a.order === b.order ? 0 : compareNumbers(a.order, b.order)) ||
        (a.id < b.id ? -1 : 1),
    )
}

function otherKey(kind: EntryKind, entry: Y.Map<unknown>, draft: Draft): string | null {
  if (kind === 'topic') {
    const source = asSource(entry.get('source'))
    return source && sourceKey(draft, source)
  }
  if (kind === 'slot') {
    const place = asPlace(entry.get('place'))
    return place && placeKey(place.roomId, place.start)
  }
  const name = asText(entry.get('name'))
  return name === null ? null : nameKey(name)
}

const placeKey = (room: string | null, start: string): string => `${room ?? '*'} ${start}`

/** The number of a line of a page is there for the order alone. */
const sourceKey = (draft: Draft, { system, id }: { system: string; id: string }): string =>
  !hasIds(draft) ? topicKey(system, id) : `${system} ${id}`

/** What an entry of the draft is called at its source. */
function nameAtSource(draft: Draft, kind: EntryKind, at: number): string {
  if (kind === 'topic') {
    const topic = draft.topics[at]
    return topic?.source.id ? `id ${topic.source.id}` : `name ${nameKey(topic?.title ?? '')}`
  }
  if (kind === 'slot') {
    const slot = draft.slots[at]
    const room = slot?.room == null ? '*' : nameKey(draft.rooms[slot.room]?.name ?? '')
    return slot?.origin ? `id ${slot.origin}` : `at ${room} ${slot?.start}`
  }
  const entry = draft[MAP_OF[kind] as 'rooms' | 'people' | 'tracks'][at]
  return entry?.origin ? `id ${entry.origin}` : `name ${nameKey(entry?.name ?? '')}`
}

/** What stays the same of what an entry is called, when the page that it is on grows. */
export const settled = (draft: Draft, kind: EntryKind, key: string): string =>
  kind === 'topic' && !hasIds(draft) ? topicKey('', key) : key

/** `rooms`: those of the draft, as they were found; `same`: people whom somebody called one. */
export function matchKind(
  draft: Draft,
  kind: EntryKind,
  known: readonly Known[],
  rooms: readonly Match[],
  same: ReadonlyMap<string, string>,
): Found {
  const list = draft[MAP_OF[kind]]
  const isSet = kind !== 'topic' && kind !== 'slot'
  const named = list.map((_, at) => nameAtSource(draft, kind, at).toWellFormed())
  const keys = isSet ? named : numbered(named)
  const remembered = (key: string): string => settled(draft, kind, key)
  const others = list.map((_, at): string | null => {
    if (kind === 'topic') {
      const source = draft.topics[at]?.source
      return source?.id ? sourceKey(draft, source).toWellFormed() : null
    }
    if (kind !== 'slot') return nameKey((list[at] as { name: string }).name)
    const slot = draft.slots[at]
    const room = slot?.room == null ? null : rooms[slot.room]
    return slot && room?.id !== null ? placeKey(room?.id ?? null, slot.start) : null
  })
  const isDistinct = (a: number, b: number): boolean => keys[a] !== keys[b] && bothHaveIds(keys[a], keys[b])

  const finding = new Finding(list.length)
  const wanted = new Set(keys.map(remembered))
  if (kind === 'person') redirect(finding, draft, same, known)

  const firstByKey = new Map<string, number>()
  const firstByOther = new Map<string, number>()
  const byId = queues(known, ({ seen }) => (seen?.id ? [remembered(seen.id)] : []))
  for (const [at, key] of keys.entries()) {
    const first = firstByKey.get(key)
    if (isSet && first !== undefined && finding.isOpen(at)) finding.follow(at, first)
    else if (finding.isOpen(at)) finding.claim(at, byId.get(remembered(key)))
    if (first === undefined) firstByKey.set(key, at)
  }
  const byAlso = queues(known, ({ seen }) => seen?.also ?? [])
  for (const [at, key] of keys.entries()) {
    if (isSet && finding.isOpen(at)) finding.claim(at, byAlso.get(key), true) || finding.join(at, byAlso.get(key))
  }
  const byOther = queues(known, ({ other, seen }) =>
    other !== null && !(seen?.id && wanted.has(remembered(seen.id))) ? [other] : [],
  )
  for (const [at, other] of others.entries()) {
    if (other === null) continue
    const first = firstByOther.get(other)
    if (isSet && first !== undefined && finding.isOpen(at) && !isDistinct(first, at)) finding.follow(at, first)
    if (finding.isOpen(at)) {
      const isFound = finding.claim(at, byOther.get(other))
      // A name that stands for one whom another entry speaks for: people called them one.
      if (!isFound && kind === 'person') finding.join(at, byOther.get(other), (by) => !isDistinct(by, at))
    }
    if (first === undefined) firstByOther.set(other, at)
  }
  return { matches: finding.matches(), keys, rest: finding.rest(known) }
}

/** Two of one name are two, in their order: each goes by its own from then on. */
function numbered(keys: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key} #${count}`
  })
}

const bothHaveIds = (a = '', b = ''): boolean => a.startsWith('id ') && b.startsWith('id ')

function queues(known: readonly Known[], keysOf: (one: Known) => readonly string[]): Map<string, Known[]> {
  const found = new Map<string, Known[]>()
  for (const one of known) {
    for (const key of keysOf(one)) {
      const queue = found.get(key)
      if (queue) queue.push(one)
      else found.set(key, [one])
    }
  }
  return found
}

/** `person 3` of the draft is another of it, or somebody of the board. */
function redirect(
  finding: Finding,
  { people }: Draft,
  same: ReadonlyMap<string, string>,
  known: readonly Known[],
): void {
  for (const [key, other] of same) {
    const [at, to] = [placeIn(key), placeIn(other)]
    if (at === null || at >= people.length || at === to) continue
    if (to !== null && to < people.length) finding.follow(at, to)
    else {
      const there = known.filter(({ id }) => id === other)
      finding.claim(at, there, true) || finding.join(at, there)
    }
  }
}

const placeIn = (key: string): number | null => {
  const place = /^person (\d{1,9})$/.exec(key)?.[1]
  return place === undefined ? null : Number(place)
}

/** Who speaks for what, while it is found out. */
class Finding {
  readonly #of: ({ readonly known: Known } | { readonly like: number } | null)[]
  readonly #claimed = new Map<string, number>()
  readonly #aliases = new Set<number>()

  constructor(length: number) {
    this.#of = Array.from({ length }, () => null)
  }

  isOpen(at: number): boolean {
    return this.#of[at] === null
  }

  follow(at: number, like: number): void {
    this.#of[at] = { like }
  }

  /** The first that nobody speaks for yet. */
  claim(at: number, queue: readonly Known[] | undefined, isAlias = false): boolean {
    const known = queue?.find(({ id }) => !this.#claimed.has(id))
    if (!known) return false
    this.#claimed.set(known.id, at)
    this.#of[at] = { known }
    if (isAlias) this.#aliases.add(at)
    return true
  }

  /** One that is spoken for: the two are one. */
  join(at: number, queue: readonly Known[] | undefined, may: (by: number) => boolean = () => true): void {
    const by = queue?.map(({ id }) => this.#claimed.get(id)).find((one) => one !== undefined && one !== at && may(one))
    if (by !== undefined) this.follow(at, by)
  }

  matches(): Match[] {
    return this.#of.map((_, at) => {
      const speaker = this.#speaker(at)
      const of = this.#of[speaker]
      const known = of && 'known' in of ? of.known : null
      const isAlias = known !== null && (this.#aliases.has(speaker) || known.seen?.id === '')
      return {
        id: known?.id ?? null,
        isRemoved: known?.isStanding === false,
        seen: known?.own ?? null,
        isAlias,
        speaker,
      }
    })
  }

  rest(known: readonly Known[]): Known[] {
    return known.filter(({ id }) => !this.#claimed.has(id))
  }

  /** Of a circle (two who were each called the other), the first. */
  #speaker(at: number): number {
    const way: number[] = []
    for (let next = at; ; ) {
      if (way.includes(next)) return Math.min(...way.slice(way.indexOf(next)))
      way.push(next)
      const of = this.#of[next]
      if (!of || !('like' in of)) return next
      next = of.like
    }
  }
}
