/** What the hand looks at when it moves; kept in a ref, so that a drag always sees the newest board. */

import type { Board } from '../../shared/board/model.ts'
import type { BoardView } from './board-view.ts'
import type { GridLayout } from './grid-layout.ts'
import type { Selection } from './use-selection.ts'

export interface Reach {
  readonly board: Board
  readonly view: BoardView
  readonly layout: GridLayout
  readonly selection: Selection
  readonly onDay: (day: string) => void
}
