/**
 * What is not durable yet, written down so that it outlives the page: how many changes, and what they touched.
 *
 * Each page writes a record of its own, since the pages of one browser share the copy of the board, but not what they wait
 * for. A page takes over what it finds: the copy that it opens has those changes, so it sends them. If their page still
 * lives, that one writes its record again with its next change.
 */

import type { Touched } from '../../shared/board/touched.ts'
import { joinTouched, NOTHING_TOUCHED, readTouched } from '../../shared/board/touched.ts'
import { record } from '../../shared/board/values.ts'
import { keep, kept, keysKept } from '../browser-store.ts'

export interface UnsavedRecord {
  readonly count: number
  readonly touched: Touched
}

const NOTHING: UnsavedRecord = { count: 0, touched: NOTHING_TOUCHED }

const keyOf = (board: string, epoch: number, page: string): string => `unsaved.${board}.${epoch}.${page}`

/** `count` 0 forgets it. */
export function writeRecord(board: string, epoch: number, page: string, { count, touched }: UnsavedRecord): void {
  keep(keyOf(board, epoch, page), count > 0 ? { count, touched } : null)
}

/** Everything that pages before this one left of an epoch. */
export function findRecord(board: string, epoch: number): UnsavedRecord {
  return keysFor(board, epoch).reduce((found, key) => join(found, kept(key, readRecord) ?? NOTHING), NOTHING)
}

export function forgetRecords(board: string, epoch: number): void {
  for (const key of keysFor(board, epoch)) keep(key, null)
}

/** The epochs of which something was left. */
export function epochsWithRecords(board: string): number[] {
  const epochs = keysKept(`unsaved.${board}.`).map((key) => Number(key.split('.')[2]))
  return [...new Set(epochs)].filter((epoch) => Number.isInteger(epoch) && findRecord(board, epoch).count > 0)
}

/** Earlier versions of the page wrote one number for all, under the epoch alone. */
const keysFor = (board: string, epoch: number): string[] =>
  keysKept(`unsaved.${board}.${epoch}`).filter((key) => Number(key.split('.')[2]) === epoch)

const join = (a: UnsavedRecord, b: UnsavedRecord): UnsavedRecord => ({
  count: a.count + b.count,
  touched: joinTouched(a.touched, b.touched),
})

function readRecord(value: unknown): UnsavedRecord | null {
  const raw = record(value)
  const count = raw ? raw.count : value
  if (!Number.isInteger(count) || Number(count) <= 0) return null
  return { count: Number(count), touched: readTouched(raw?.touched) ?? NOTHING_TOUCHED }
}
