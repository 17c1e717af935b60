/** The lines that show where held cards would land in a slot: one's own, and those of others with their names. */

import type { Board } from '../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import type { Holding } from './hand.ts'
import { sayTarget, startAt } from './landing.ts'

export interface LandingMark {
  readonly before: TopicId | null
  readonly text: string
  /** A person's colour; `null` for one's own hand. */
  readonly color: number | null
}

interface Hands {
  readonly holding: Holding | null
  readonly peers: readonly Peer[]
}

export function marksIn(board: Board, slotId: SlotId, { holding, peers }: Hands): readonly LandingMark[] {
  const marks: LandingMark[] = []
  if (holding?.kind === 'topics' && holding.target?.slotId === slotId) {
    const said = sayTarget(board, holding.ids, holding.target)
    const start = startAt(board, holding.ids, holding.target)
    marks.push({ before: holding.target.before, text: shortly(said, start), color: null })
  }
  for (const { held, name, color } of peers) {
    if (held?.over?.slotId === slotId) marks.push({ before: held.over.before, text: name, color })
  }
  return marks
}

/** "14:50" or "14:50, 15 min over": on the line itself the room and the day can be seen. */
const shortly = (said: string, start: string | null): string =>
  [start && clockOf(start), /\d+ min over$/.exec(said)?.[0]].filter(Boolean).join(', ')
