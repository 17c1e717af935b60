/** Where the updates of a document live: a board's, or its talk's. Knows bytes and order; nothing of Yjs, topics or people. */

import type { DocId } from '../../shared/ids.ts'
import type { HistoryEnds, StoredWith } from './history-store.ts'

/** The number of a board's newest stored update; gapless, from 1. */
export type Seq = number

export interface StoredBoard {
  /** The life of the document's history; 1 for a new board. */
  readonly epoch: number
  /** Everything up to the last compaction, as one update. */
  readonly snapshot: Uint8Array | null
  /** What came after it, in order. */
  readonly updates: readonly Uint8Array[]
  readonly seq: Seq
  readonly history: HistoryEnds
}

/** What a document that has everything up to a number lacks; applying what it has already changes nothing. */
export interface StoredSince {
  readonly epoch: number
  readonly seq: Seq
  /** In order; where what it lacks was compacted, the snapshot stands first. */
  readonly updates: readonly Uint8Array[]
}

export interface BoardStore {
  /** Makes a board with its first update; rejects if there is one of that id. */
  create(board: DocId, first: Uint8Array): Promise<void>
  /** `null` for a board that was never created. */
  load(board: DocId): Promise<StoredBoard | null>
  /**
   * Resolves when all are durable (or none is), and the steps that explain them: power may fail from then on. Returns the
   * last update's number. Rejects if there is no such board of that epoch: what was made for another does not fit it.
   */
  append(board: DocId, updates: readonly Uint8Array[], history?: StoredWith, epoch?: number): Promise<Seq>
  /** What came after a number; `null` for a board that was never created. */
  since(board: DocId, after: Seq): Promise<StoredSince | null>
  /** Where boards stand now; those that were never created are left out. */
  heads(boards: readonly DocId[]): Promise<ReadonlyMap<DocId, { readonly epoch: number; readonly seq: Seq }>>
  /** Replaces everything up to `upTo` by one snapshot; what came later stays. An older `upTo` than stored changes nothing. */
  compact(board: DocId, snapshot: Uint8Array, upTo: Seq): Promise<void>
  /**
   * Begins the next epoch: the board's whole history is replaced by one update, under the next number. Returns the new
   * epoch; rejects if there is no such board. What became of it before stays known.
   */
  renew(board: DocId, first: Uint8Array, history?: StoredWith): Promise<number>
}
