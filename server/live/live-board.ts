/** What is open in this process, as the doors see it: a board, or its talk. */

import type { PublicationMode } from '../../shared/access.ts'
import type { Content } from '../../shared/board/content.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import type { BoardId, DocId, GrantId } from '../../shared/ids.ts'
import type { Frame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Edition, EditionFacts, Publication } from '../ports/programme-store.ts'
import type { Peer } from './peer.ts'

export interface BoardMoment {
  readonly step: number
  readonly content: Content
}

/** A document that people share. */
export interface LiveDoc {
  readonly id: DocId
  readonly epoch: number
  /** Lets a connection in; the release lets it go. */
  join(peer: Peer): Release
  /** One frame that the gate has admitted. Throws a `Refusal` for a frame that cannot be applied. */
  receive(peer: Peer, frame: Frame): void
  /** Sends a peer all that there is, after it was left out for a while because it did not read. */
  resync(peer: Peer): void
}

/** A connection, by its link and the name that its person goes by; `null` where that is not said. */
export interface Here {
  readonly grant: GrantId
  readonly name: string | null
}

export interface LiveBoard extends LiveDoc {
  readonly id: BoardId
  /** What it shows now; the same object until something changes. */
  readonly board: Board
  /** The server's own door: what goes through it is kept and passed on like a peer's change. Not to be kept. */
  readonly change: BoardDoc
  /**
   * The same on behalf of somebody with a link, for `verb` (import, restore). What goes through one such door is one step in the
   * history, as long as nobody else changes anything between.
   */
  changeBy(verb: string, grant: Grant): BoardDoc
  /** The number of the last step and what the board says after it; whoever types on begins another. */
  moment(): BoardMoment
  /**
   * Resolves when everything that changed the board before the call is durable; rejects with a `Refusal` when the store
   * begins to fail meanwhile: it will be stored then, but nobody knows when.
   */
  settled(): Promise<void>
  publication(): Publication
  /** Resolves when the mode is durable; going live publishes at once. */
  setMode(mode: PublicationMode): Promise<void>
  /** Whose pages may show the programme in a frame; resolves when it is durable. */
  setEmbedOrigins(origins: readonly string[]): Promise<void>
  /** From the newest to the oldest. */
  editions(): Promise<EditionFacts[]>
  edition(number: number): Promise<Edition | null>
  /** Resolves with the number of the new edition when it is durable and public. */
  publishEdition(note: string): Promise<number>
  /** The same for an earlier edition once more; `null` if there is none of that number. */
  republish(number: number, note: string): Promise<number | null>
}
