/** The lines that show where held cards would land in a slot: one's own, and those of others with their names. */

import type { Severity } from '../../shared/board/clashes.ts'
import type { Board } from '../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import type { Foreseen } from './foreseen.ts'
import { foreseenAt } from './foreseen.ts'
import type { Holding } from './hand.ts'
import { startAt } from './landing.ts'

export interface LandingMark {
  readonly before: TopicId | null
  readonly text: string
  /** A person's colour; `null` for one's own hand. */
  readonly color: number | null
  /** Of the worst that dropping there would cause. */
  readonly severity: Severity | null
}

interface Hands {
  readonly holding: Holding | null
  readonly peers: readonly Peer[]
}

export function marksIn(board: Board, slotId: SlotId, { holding, peers }: Hands): readonly LandingMark[] {
  const marks: LandingMark[] = []
  if (holding?.kind === 'topics' && holding.target?.slotId === slotId) {
    const { ids, target } = holding
    const foreseen = foreseenAt(board, ids, target)
    const text = shortly(startAt(board, ids, target), foreseen)
    marks.push({ before: target.before, text, color: null, severity: foreseen?.severity ?? null })
  }
  for (const { held, name, color } of peers) {
    if (held?.over?.slotId === slotId) marks.push({ before: held.over.before, text: name, color, severity: null })
  }
  return marks
}

/** "14:50" or "14:50, 15 min over": on the line itself the room and the day can be seen. */
const shortly = (start: string | null, foreseen: Foreseen | null): string =>
  [start && clockOf(start), foreseen?.words].filter(Boolean).join(', ')
