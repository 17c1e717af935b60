/** Everything that the page can do with a board, in the order in which it is listed. */

import type { Board } from '../../../shared/board/model.ts'
import type { Action } from './action.ts'
import { boardActions } from './board-actions.ts'
import { listActions } from './list-actions.ts'
import { roomActions } from './room-actions.ts'
import { slotActions } from './slot-actions.ts'
import { talkActions } from './talk-actions.ts'
import { topicActions } from './topic-actions.ts'
import { viewActions } from './view-actions.ts'

export const actionsOf = (board: Board): readonly Action[] => [
  ...topicActions(board),
  ...slotActions(),
  ...talkActions(),
  ...roomActions(board),
  ...listActions(board),
  ...viewActions(board),
  ...boardActions(),
]
