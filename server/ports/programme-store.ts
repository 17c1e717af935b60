/** What attendees see of each board. It holds public bytes alone, so that a door which reads it cannot leak others. */

import type { PublicationMode } from '../../shared/access.ts'
import type { CalendarRecord } from '../../shared/exports/calendar-record.ts'
import type { BoardId } from '../../shared/ids.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Release } from '../../shared/release.ts'
import type { Seq } from './board-store.ts'

export interface Publication {
  readonly board: BoardId
  readonly slug: string
  readonly mode: PublicationMode
  /** The last programme that was public; kept while hidden, so that its sequence goes on. */
  readonly programme: Programme | null
  /** What calendars were told so far: it goes on, too. */
  readonly record: CalendarRecord
  /** The number of the update that the programme was derived from: an older one than the board's is made anew. */
  readonly derivedFrom: Seq
  /** How often it was saved: who saves on top of another number than is stored has been overtaken. */
  readonly saves: number
  /** Whose pages may show the programme in a frame. */
  readonly embedOrigins: readonly string[]
}

/** A kept version of the programme, as its list has it. */
export interface EditionFacts {
  /** From 1. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** For attendees. */
  readonly note: string
  /** What it changed for attendees, in sentences. */
  readonly changes: readonly string[]
  /** Ids of the topics or slots that these are about, one each; empty for what an earlier version kept. */
  readonly about: readonly string[]
  /** Taken back by an edition that repeats an earlier one: not public any more. */
  readonly isWithdrawn: boolean
}

export interface Edition extends EditionFacts {
  readonly programme: Programme
}

/** What `save` writes. */
export type PublicationChange = Pick<Publication, 'mode' | 'programme' | 'record' | 'derivedFrom'>

/** What a stranger may know of a slug: whether there is something to see, and what. */
export type PublicState =
  | { readonly mode: 'hidden' }
  | {
      readonly mode: 'live'
      readonly programme: Programme
      readonly record: CalendarRecord
    }

export interface ProgrammeStore {
  /** Starts hidden, without a programme; rejects if the slug or the board has one. */
  create(board: BoardId, slug: string): Promise<void>
  bySlug(slug: string): Promise<PublicState | null>
  byBoard(board: BoardId): Promise<Publication | null>
  /** Resolves when it is durable. */
  setEmbedOrigins(board: BoardId, origins: readonly string[]): Promise<void>
  /** Also of a hidden board; `null` for an unknown slug. */
  embedOrigins(slug: string): Promise<readonly string[] | null>
  /**
   * Resolves when it is durable; watchers of the slug are told after that. With `false`, and nothing is changed, if another
   * server has saved it since it was saved `after` times.
   */
  save(board: BoardId, change: PublicationChange, after?: number): Promise<boolean>
  /**
   * Keeps an edition and makes it public, in one: resolves when both are durable. Of those that are there, all with a
   * higher number than `withdrawsAfter` are withdrawn. `after` as for `save`.
   */
  publish(
    board: BoardId,
    edition: Omit<Edition, 'isWithdrawn'>,
    change: PublicationChange,
    withdrawsAfter: number | null,
    after?: number,
  ): Promise<boolean>
  /** From the newest to the oldest. */
  editions(board: BoardId): Promise<EditionFacts[]>
  edition(board: BoardId, number: number): Promise<Edition | null>
  /** For strangers: nothing while it is hidden, nor of what was withdrawn. */
  publicEditions(slug: string): Promise<EditionFacts[] | null>
  publicEdition(slug: string, number: number): Promise<Edition | null>
  /** How often the programmes of slugs were saved; those that are unknown are left out. */
  saves(slugs: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Calls back with each state that `save` made, in order. */
  watch(slug: string, listener: (state: PublicState) => void): Release
  /** Boards in mode `live` whose store has newer updates than their programme was derived from (after a crash). */
  behind(): Promise<BoardId[]>
}
