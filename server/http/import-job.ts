/** What an import takes, done away from the loop: reading, comparing, and the change itself on a copy of the board. Pure. */

import * as Y from 'yjs'
import { type BoardDoc, boardDocOf, mapOf } from '../../shared/board/doc.ts'
import { readBoard } from '../../shared/board/read.ts'
import { setUpBoard } from '../../shared/board/verbs.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { type Applied, applyDraft, applying } from '../../shared/imports/apply.ts'
import { compareDraft } from '../../shared/imports/compare.ts'
import type { Choice, Comparison } from '../../shared/imports/comparison.ts'
import { importText } from '../../shared/imports/detect.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { fillSample } from '../../shared/imports/sample.ts'

/** What the board may have at most. */
export interface Most {
  readonly topics: number
  readonly bytes: number
}

export interface ImportJob {
  readonly kind: 'import'
  readonly text: string
  readonly format: string
  /** `null`: the usual one. */
  readonly choice: Choice | null
  readonly dryRun: boolean
  /** The whole document, as it is stored. */
  readonly board: readonly Uint8Array[]
  readonly most: Most
  /** Milliseconds since 1970. */
  readonly now: number
  readonly actor: string
}

/** A new board that is filled with a draft. */
export interface FillJob {
  readonly kind: 'fill'
  readonly facts: {
    readonly title: string
    readonly timeZone: string
    readonly firstDay: string
    readonly lastDay: string
  }
  readonly draft: Draft
  /** With the sample beside it. */
  readonly sample: boolean
  readonly most: Most
  readonly now: number
}

export type Job = ImportJob | FillJob

export type Outcome =
  | {
      readonly kind: 'imported'
      readonly format: string
      readonly applied: Applied
      /** `null` where it was not asked for. */
      readonly comparison: Comparison | null
      /** To be applied to the board one after the other, each in less time than an input may take. */
      readonly updates: readonly Uint8Array[]
    }
  | { readonly kind: 'filled'; readonly title: string; readonly board: Uint8Array }
  /** The sentence of an importer, for people. */
  | { readonly kind: 'not-understood'; readonly sentence: string }
  | { readonly kind: 'full'; readonly of: 'topics' | 'bytes' }

export function outcomeOf(job: Job, random: RandomBytes): Outcome {
  try {
    return job.kind === 'import' ? imported(job, random) : filled(job, random)
  } catch (error) {
    if (error instanceof ImportFailure) return { kind: 'not-understood', sentence: error.message }
    throw error
  }
}

function imported(job: ImportJob, random: RandomBytes): Outcome {
  const { text, format, choice, dryRun, most, now, actor } = job
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of job.board) Y.applyUpdate(doc, update)
  })
  const board = readBoard(doc)
  const draft = importText(text, format, { timeZone: board.meta.timeZone })
  const door = boardDocOf(doc, { random, now: () => now, actor: () => actor })
  const comparison = dryRun ? compareDraft(door, draft, board) : null
  const before = mapOf(doc, 'topics').size
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const applied = applyInPieces(door, applying(door, draft, choice ?? undefined, board))
  if (mapOf(doc, 'topics').size > Math.max(before, most.topics)) return { kind: 'full', of: 'topics' }
  if (updates.length > 0 && Y.encodeStateAsUpdate(doc).length > most.bytes) return { kind: 'full', of: 'bytes' }
  return { kind: 'imported', format: draft.format, applied, comparison, updates: dryRun ? [] : updates }
}

/** Portions of work, most of them an entry, that are one transaction. */
const PORTIONS = 100

function applyInPieces(door: BoardDoc, work: Generator<number, Applied>): Applied {
  for (;;) {
    const applied = door.change('imported', () => {
      for (let at = 0; at < PORTIONS; at++) {
        const { done, value } = work.next()
        if (done) return value
      }
      return null
    })
    if (applied) return applied
  }
}

/** The facts of the request are what a person settled on; those of the draft are what the page said. */
function filled({ facts, draft, sample, most, now }: FillJob, random: RandomBytes): Outcome {
  const doc = new Y.Doc()
  const door = boardDocOf(doc, { random, now: () => now })
  setUpBoard(door, facts)
  applyDraft(door, { ...draft, title: null, timeZone: null, firstDay: null, lastDay: null })
  if (sample) fillSample(door)
  if (mapOf(doc, 'topics').size > most.topics) return { kind: 'full', of: 'topics' }
  const board = Y.encodeStateAsUpdate(doc)
  if (board.length > most.bytes) return { kind: 'full', of: 'bytes' }
  return { kind: 'filled', title: readBoard(doc).meta.title, board }
}
