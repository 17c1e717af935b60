/**
 * [I23] What an import remembers with each entry that it made or updated, so that the next one tells what people changed on
 * the board from what only the source changed. Private for ever: no reader of the board sees it.
 *
 *   seen:indico:1234 = { id: 'id c-17', of: { title: '8c1f03aa', minutes: '02d1e4b7' } }
 */

import { PREFIX } from '../board/doc.ts'
import { record } from '../board/values.ts'
import { canonical, hash } from '../hash.ts'
import type { Draft } from './draft.ts'

export interface Seen {
  /** What the entry is called at the source (`matching.ts`). */
  readonly id: string
  /** Hashes of what the source said, by field; a field of which it said nothing is not there. */
  readonly of: Readonly<Record<string, string>>
  /** What it is called there, too: the source has two entries of whom people made one. */
  readonly also?: readonly string[]
}

/** Whether the source is one event with ids of its own; else (a page, a sheet) it goes by the name of its form. */
export const hasIds = ({ system, format }: Draft): boolean => system !== '' && system !== format

/** Whose ids they are. Half a sign is replaced, here as in all ids, as it is when it is stored. */
export const systemOf = ({ system, format }: Draft): string => (system || format).toWellFormed()

export const seenKey = (system: string): string => PREFIX.seen + system

export function asSeen(value: unknown): Seen | null {
  const raw = record(value)
  const of = record(raw?.of)
  if (!raw || !of || typeof raw.id !== 'string') return null
  const also = Array.isArray(raw.also) ? raw.also.filter((one) => typeof one === 'string') : []
  const hashes = Object.entries(of).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { id: raw.id, of: Object.fromEntries(hashes), ...(also.length > 0 && { also }) }
}

/** Says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** 32 bits: a field that changed to one of the same hash would be taken for unchanged, once in four thousand million. */
export const digest = (value: unknown): string => (isEmpty(value) ? '' : hash(canonical(value)).slice(0, 8))
