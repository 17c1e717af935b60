/** Everything that is kept, opened and closed together by one adapter. */

import type { BoardStore } from './board-store.ts'
import type { GrantStore } from './grant-store.ts'
import type { HistoryStore } from './history-store.ts'
import type { PickStore } from './pick-store.ts'
import type { ProgrammeStore } from './programme-store.ts'

export interface Stores {
  readonly boards: BoardStore
  readonly programmes: ProgrammeStore
  readonly grants: GrantStore
  readonly history: HistoryStore
  readonly picks: PickStore
  /** Which of the servers that share them this is, from 0 to 63: no two have one number at a time. 0 where nobody shares them. */
  readonly node: number
  /** Whether they can be asked now. */
  healthy(): boolean
  /** Resolves with the reason if they break without being closed: only a new start mends that. */
  readonly broken: Promise<Error>
  /** Resolves when what was asked before is done and nothing is held open any more. */
  close(): Promise<void>
}
