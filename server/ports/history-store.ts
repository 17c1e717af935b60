/** What became of each board, step by step. Knows numbers, times and bytes; nothing of what a step says. */

import type { DocId } from '../../shared/ids.ts'

/** Steps of a board are numbered from 1, without a gap where one server has it; they are stored with the updates that they explain (`BoardStore.append`). */
export interface StoredStep {
  readonly step: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** A moment of its own in the list of moments. */
  readonly isMark: boolean
  readonly bytes: Uint8Array
}

/** Everything that the board said after a step (0: before the first). */
export interface Keyframe {
  readonly step: number
  readonly at: number
  readonly bytes: Uint8Array
}

/** What is stored together with updates: a step of a number that is there already takes its place. */
export interface StoredWith {
  readonly steps: readonly StoredStep[]
  readonly keyframes: readonly Keyframe[]
}

export interface HistoryEnds {
  /** The number of the last step; 0 without any. */
  readonly step: number
  /** The last keyframe, or `null`. */
  readonly keyframe: { readonly step: number; readonly at: number } | null
}

/** The last step of each stretch of time in which there was any, and each marked step. */
export interface Moment {
  readonly step: number
  readonly at: number
  readonly isMark: boolean
}

export const KEPT_KINDS = ['moment', 'alternative'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** A moment that somebody kept by hand, with all that the board said. */
export interface KeptMoment {
  readonly id: string
  readonly kind: KeptKind
  readonly step: number
  readonly at: number
  readonly name: string
  readonly by: string
}

export interface HistoryStore {
  /** Steps of numbers above `after`, the lowest first; or below `before`, the highest first. */
  stepsAfter(board: DocId, after: number, most: number): Promise<StoredStep[]>
  stepsBefore(board: DocId, before: number, most: number): Promise<StoredStep[]>
  /** The highest keyframe that is not above `step`, or `null`. */
  keyframe(board: DocId, step: number): Promise<Keyframe | null>
  /** In order, one for each `every` milliseconds in which there were steps. */
  moments(board: DocId, every: number): Promise<Moment[]>
  /** The highest step that is not later than that; 0 where none is known. */
  stepAt(board: DocId, at: number): Promise<number>
  /** Keeps a moment; `false` where a board has `most` of them. */
  keep(board: DocId, moment: KeptMoment, bytes: Uint8Array, most: number): Promise<boolean>
  /** Oldest first. */
  kept(board: DocId): Promise<KeptMoment[]>
  keptBytes(board: DocId, id: string): Promise<Uint8Array | null>
  /** Whether there was one. */
  forget(board: DocId, id: string): Promise<boolean>
  /**
   * Drops what is older than `before`, milliseconds since 1970, but for alternatives: everything at and after the last
   * keyframe that is older stays, so that what is younger can be replayed.
   */
  prune(board: DocId, before: number): Promise<void>
}
