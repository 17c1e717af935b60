/** How verbs write: small moves on the Y.Doc that leave no trace where nothing changes and nothing where nothing is. */

import * as Y from 'yjs'
import type { PersonId, RoomId, SlotId, TopicId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, MAP_OF, mapOf } from './doc.ts'
import { keysOf } from './heirs.ts'
import type { EntryKind, Rank } from './model.ts'
import { byRank, isRank, ranksBetween, ranksFor } from './ranks.ts'
import { asPlace, asPlacement, asRemoved, cut, LIMITS, type Removal } from './values.ts'

export type Values = Record<string, unknown>

const LIMIT_OF: Readonly<Record<string, number>> = {
  title: LIMITS.title,
  name: LIMITS.title,
  affiliation: LIMITS.line,
  contact: LIMITS.line,
  url: LIMITS.line,
  reason: LIMITS.line,
  body: LIMITS.comment,
}

/** A text as it may be stored. Half a sign is replaced as Yjs does on its way to others, so that all have the same. */
export const fitText = (key: string, text: string): string => cut(text.toWellFormed(), LIMIT_OF[key] ?? LIMITS.text)

/** A plain value with every text in it fit to be stored; anything else as it is. */
export function fitting(key: string, value: unknown): unknown {
  if (typeof value === 'string') return fitText(key, value)
  const isPlain = value instanceof Object && Object.getPrototypeOf(value) === Object.prototype
  return isPlain ? Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, fitting(inner, one)])) : value
}

/** A whole new entry, so that no two people ever make parts of one. */
export function make(doc: Y.Doc, kind: EntryKind, id: string, values: Values): void {
  mapOf(doc, MAP_OF[kind]).set(id, new Y.Map(Object.entries(values).map(([key, value]) => [key, fitting(key, value)])))
}

/** Writes what differs. Without an entry (somebody's damage, or never there) there is nothing to write to. */
export function write(entry: Y.Map<unknown> | null, values: Values): void {
  if (!entry) return
  for (const [key, given] of Object.entries(values)) {
    const value = fitting(key, given)
    if (value !== undefined && !same(entry.get(key), value)) entry.set(key, value)
  }
}

/** Plain values are small and made by verbs, with their keys always in one order. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || (a instanceof Object && JSON.stringify(a) === JSON.stringify(b))

const TYPED = ['title', 'name', 'affiliation', 'contact', 'description', 'background', 'url']

/** The name under which typing on in one line is one step (`BoardDoc.change`); none for any other change. */
export function typing(id: string, change: Values): string | undefined {
  const [key, ...more] = Object.keys(change)
  return key !== undefined && more.length === 0 && TYPED.includes(key) ? `${key}:${id}` : undefined
}

export function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>
}

/**
 * Adds a member to a set of ranked keys, after those there are, or takes it out. Who is out is `null`, a value like others:
 * where a key is deleted, Yjs’s undo knows nobody who did it, and would bring back what another took out [M8].
 */
export function setMember(
  board: BoardDoc,
  entry: Y.Map<unknown> | null,
  prefix: string,
  id: PersonId,
  isMember: boolean,
): void {
  if (!entry) return
  const keys = keysOf(board.doc, entry, prefix, id)
  if (!isMember) write(entry, Object.fromEntries(keys.map((key) => [key, null])))
  else if (keys.every((key) => (entry.get(key) ?? null) === null)) {
    const ranks = [...entry.entries()].flatMap(([key, value]) => (key.startsWith(prefix) && isRank(value) ? value : []))
    entry.set(prefix + id, ranksBetween(ranks.sort().at(-1) ?? null, null, 1, board.random)[0])
  }
}

/** Replaces the stretch that differs. */
export function rewriteText(stored: Y.Text, text: string): void {
  const old = stored.toString()
  if (old === text) return
  const { head, tail } = commonEnds(old, text)
  stored.delete(head, old.length - head - tail)
  stored.insert(head, text.slice(head, text.length - tail))
}

/**
 * How much two texts have in common at their beginnings and at their ends, in code units. What is between never begins or
 * ends inside a sign of two units: Yjs would lose both halves.
 */
export function commonEnds(old: string, text: string): { head: number; tail: number } {
  let head = 0
  while (head < old.length && head < text.length && old[head] === text[head]) head++
  if (isFirstHalf(old[head - 1])) head--
  let tail = 0
  while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++
  if (tail > 0 && isSecondHalf(old.at(-tail))) tail--
  return { head, tail }
}

const isFirstHalf = (unit: string | undefined): boolean => unit !== undefined && unit >= '\uD800' && unit <= '\uDBFF'
const isSecondHalf = (unit: string | undefined): boolean => unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF'

/** The entry's map where it is there and was not removed. */
export function standing(doc: Y.Doc, kind: EntryKind, id: string): Y.Map<unknown> | null {
  const entry = entryOf(doc, kind, id)
  return asRemoved(entry?.get('removed')) ? null : entry
}

/** The cards of a slot in their order. */
export function cardsIn(doc: Y.Doc, slotId: SlotId): { id: TopicId; rank: Rank }[] {
  const cards: { id: TopicId; rank: Rank }[] = []
  for (const [id, entry] of mapOf(doc, 'topics').entries()) {
    if (!(entry instanceof Y.Map) || asRemoved(entry.get('removed'))) continue
    const placement = asPlacement(entry.get('placement'))
    if (placement?.slotId === slotId) cards.push({ id: id as TopicId, rank: placement.rank })
  }
  return cards.sort(byRank)
}

/** The slots that stand in a room, or those of it that were removed in one step with it. */
export function slotsIn(doc: Y.Doc, roomId: RoomId, removed: Removal | null = null): SlotId[] {
  const slots: SlotId[] = []
  for (const [id, entry] of mapOf(doc, 'slots').entries()) {
    if (!(entry instanceof Y.Map) || asPlace(entry.get('place'))?.roomId !== roomId) continue
    const own = asRemoved(entry.get('removed'))
    if (own?.at === removed?.at && own?.by === removed?.by) slots.push(id as SlotId)
  }
  return slots
}

/** Rooms or tracks in their order; those whose rank is damaged are left out. */
export function rankedIn(doc: Y.Doc, kind: 'room' | 'track'): { id: string; rank: Rank }[] {
  const entries: { id: string; rank: Rank }[] = []
  for (const [id, entry] of mapOf(doc, MAP_OF[kind]).entries()) {
    const rank = entry instanceof Y.Map ? entry.get('rank') : null
    if (isRank(rank)) entries.push({ id, rank })
  }
  return entries.sort(byRank)
}

/** A rank after all others. */
export function lastRank(board: BoardDoc, kind: 'room' | 'track'): Rank {
  return ranksBetween(rankedIn(board.doc, kind).at(-1)?.rank ?? null, null, 1, board.random)[0] as Rank
}

/** Puts one before another, or last (`null`); neighbours that share a rank are re-keyed on the way [M4]. */
export function moveRanked(
  board: BoardDoc,
  doc: Y.Doc,
  kind: 'room' | 'track',
  id: string,
  before: string | null,
): void {
  const ranks = ranksFor(rankedIn(doc, kind), [id], before, board.random)
  for (const [one, rank] of ranks) write(entryOf(doc, kind, one), { rank })
}
