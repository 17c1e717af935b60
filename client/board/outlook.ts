/** What placing somewhere would mean, said before it is done. */

import type { Board } from '../../shared/board/model.ts'
import type { Target } from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import { foreseenAt } from './foreseen.ts'
import { sayTarget } from './landing.ts'

export interface Outlook {
  /** "Mon 5 Oct, 14:50 in Room A, 15 min over · Ada speaks in Birch then". */
  readonly words: string
  readonly isClash: boolean
}

export function outlookOf(board: Board, topics: readonly TopicId[], target: Target): Outlook {
  return { words: sayTarget(board, topics, target), isClash: foreseenAt(board, topics, target) !== null }
}
