/** The boards that are open in this process: each once, for as long as somebody holds it. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import type { BoardId, GrantId, RandomBytes } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Stores } from '../ports/stores.ts'
import type { LiveBoard } from './live-board.ts'

export interface LiveBoards {
  /** Opens a board, or joins those who have it open; `null` if there is none of that id. */
  hold(board: BoardId): Promise<{ board: LiveBoard; release: Release } | null>
  /** [M10] Makes a board: `fill` writes it (`setUpBoard` first), and it is durable when this resolves. */
  create(board: BoardId, fill: (door: BoardDoc) => void): Promise<void>
  /** Ends the connections of a grant, at once. */
  revoke(grant: GrantId): void
  /** Whether every open board can keep what it is told. */
  healthy(): boolean
  /** Opens the boards whose programme is behind (after a crash), so that they publish. */
  catchUp(): Promise<void>
  /** Sends everybody away, and resolves when everything is durable. */
  drain(): Promise<void>
}

export interface LiveBoardsParts {
  readonly stores: Stores
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
}

export function liveBoards(_parts: LiveBoardsParts): LiveBoards {
  throw new Error('not built yet')
}
