/** What a stored value must look like to be believed: each returns the value, or `null` for anything else [M6]. */

import type { PersonId } from '../ids.ts'
import { parseId } from '../ids.ts'
import { isClock, isDay, isWallTime } from '../time.ts'
import type { Absence, Acceptance, Follows, Outcome, Place, Placement, Source, Wish } from './model.ts'
import { isRank } from './ranks.ts'

/** `topics`, `comments`: of one board, removed ones too, where its server sets no other bound. */
export const LIMITS = {
  title: 300,
  line: 2_000,
  text: 20_000,
  comment: 4_000,
  minutes: 1_440,
  topics: 2_000,
  comments: 5_000,
} as const

/** A text of at most `limit` code units; a sign of two is kept whole or left out. */
export function cut(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1)
  const isFirstHalf = text.length > limit && last >= 0xd800 && last <= 0xdbff
  return text.slice(0, isFirstHalf ? limit - 1 : limit)
}

export const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const asMinutes = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LIMITS.minutes ? Number(value) : null

export const asCount = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 0 ? Number(value) : null

export const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): T | null =>
    allowed.find((one) => one === value) ?? null

/** A web address that may be shown as a link: http and https alone, so that no `javascript:` ever becomes one. */
export const asWebAddress = (value: unknown): string | null =>
  typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) ? value : null

export function asPlacement(value: unknown): Placement | null {
  const raw = record(value)
  const slotId = parseId('slot', raw?.slotId)
  return raw && slotId && isRank(raw.rank) ? { slotId, rank: raw.rank } : null
}

export function asPlace(value: unknown): Place | null {
  const raw = record(value)
  if (!raw || !isWallTime(raw.start)) return null
  const roomId = raw.roomId === null ? null : parseId('room', raw.roomId)
  return roomId !== null || raw.roomId === null ? { roomId, start: raw.start } : null
}

export function asSource(value: unknown): Source | null {
  const raw = record(value)
  if (!raw || typeof raw.system !== 'string' || typeof raw.id !== 'string') return null
  return { system: raw.system, id: raw.id, url: asText(raw.url) ?? '' }
}

export function asFollows(value: unknown): Follows | null {
  const raw = record(value)
  if (!raw || !Number.isInteger(raw.year)) return null
  return { year: Number(raw.year), status: asText(raw.status) ?? '', url: asText(raw.url) ?? '' }
}

export function asOutcome(value: unknown): Outcome | null {
  const raw = record(value)
  return raw && { status: asText(raw.status) ?? '', text: asText(raw.text) ?? '', url: asText(raw.url) ?? '' }
}

export function asAbsence(value: unknown, key: string): Absence | null {
  const id = parseId('away', key)
  const raw = record(value)
  if (!id || !raw || !isWallTime(raw.from) || !isWallTime(raw.to) || raw.from >= raw.to) return null
  return { id, from: raw.from, to: raw.to }
}

export function asWish(value: unknown, key: string): Wish | null {
  const id = parseId('wish', key)
  const raw = record(value)
  if (!id || !raw) return null
  switch (raw.kind) {
    case 'after':
    case 'before': {
      const topicId = parseId('topic', raw.topicId)
      const buffer = asCount(raw.buffer)
      return topicId && buffer !== null ? { id, kind: raw.kind, topicId, buffer } : null
    }
    case 'not-before':
    case 'not-after':
      return isClock(raw.clock) ? { id, kind: raw.kind, clock: raw.clock } : null
    case 'on-day':
      return isDay(raw.day) ? { id, kind: raw.kind, day: raw.day } : null
    default:
      return null
  }
}

export function asAcceptance(value: unknown): Acceptance | null {
  const raw = record(value)
  if (!raw || typeof raw.facts !== 'string' || typeof raw.at !== 'number') return null
  return { facts: raw.facts, reason: asText(raw.reason) ?? '', by: asText(raw.by) ?? '', at: raw.at }
}

/** When something was removed (milliseconds since 1970), and by whom. */
export interface Removal {
  readonly at: number
  readonly by: string
  /** Was not there at the moment that was restored: it is not even in the bin. */
  readonly unmade?: boolean
  /** The person that this one was made one with [M20]. */
  readonly into?: PersonId
}

export function asRemoved(value: unknown): Removal | null {
  const raw = record(value)
  if (!raw || typeof raw.at !== 'number') return null
  const into = parseId('person', raw.into)
  return { at: raw.at, by: asText(raw.by) ?? '', ...(into && { into }), ...(raw.unmade === true && { unmade: true }) }
}
