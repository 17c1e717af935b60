/** What each view of the past works with. */

import type { Board } from '../../shared/board/model.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'

export interface PastParts {
  /** The board's address at the server. */
  readonly api: string
  /** As it is now. */
  readonly board: Board
  readonly door: UndoableBoardDoc
  readonly canEdit: boolean
  readonly onClose: () => void
}

/** A board under a name. */
export interface NamedBoard {
  readonly name: string
  readonly board: Board
}
