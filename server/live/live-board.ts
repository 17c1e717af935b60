/** One open board: applies what peers send, passes it on, keeps it, and lets the programme follow. */

import type { PublicationMode } from '../../shared/access.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { BoardReader } from '../../shared/board/read.ts'
import type { BoardId } from '../../shared/ids.ts'
import type { Frame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { Publication } from '../ports/programme-store.ts'
import type { Peer } from './peer.ts'

export interface LiveBoard {
  readonly id: BoardId
  readonly epoch: number
  readonly reader: BoardReader
  /** The server's own door: what goes through it is kept and passed on like a peer's change. */
  readonly change: BoardDoc
  /** Resolves when everything that changed the board before the call is durable. */
  settled(): Promise<void>
  publication(): Publication
  /** Resolves when the mode is durable; going live publishes at once. */
  setMode(mode: PublicationMode): Promise<void>
  /** Lets a connection in; the release lets it go. */
  join(peer: Peer): Release
  /** One frame that the gate has admitted. Throws a `Refusal` for a frame that cannot be applied. */
  receive(peer: Peer, frame: Frame): void
}
