/** What a drop would cause, in words and with its weight: the same for slots, landing lines, the ghost and what is read aloud. */

import { standingOf } from '../../shared/board/acceptance.ts'
import type { Clash, Severity } from '../../shared/board/clashes.ts'
import { foresee, foreseeSlot, sayForeseen } from '../../shared/board/foresight.ts'
import type { Board, Place } from '../../shared/board/model.ts'
import type { Target } from '../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'

export interface Foreseen {
  /** "15 min over · Ada speaks in Birch then". */
  readonly words: string
  /** Of the worst. */
  readonly severity: Severity
}

/** One place is asked for by line, ghost and voice. */
const known = new WeakMap<Board, Map<string, Foreseen | null>>()

/** `null` where nothing speaks against it, or nothing that people do not live with already. */
export function foreseenAt(board: Board, held: readonly TopicId[], target: Target): Foreseen | null {
  return kept(board, ['topics', ...held, target?.slotId, target?.before], () =>
    said(board, foresee(board, held)(target), held),
  )
}

/** The same for a slot that is moved with everything in it. */
export function foreseenSlotAt(board: Board, id: SlotId, place: Place): Foreseen | null {
  return kept(board, ['slot', id, place.roomId, place.start], () => said(board, foreseeSlot(board, id)(place), [id]))
}

export const sameForeseen = (a: Foreseen | null, b: Foreseen | null): boolean =>
  a?.words === b?.words && a?.severity === b?.severity

function kept(board: Board, key: readonly unknown[], make: () => Foreseen | null): Foreseen | null {
  const ofBoard = known.get(board) ?? new Map<string, Foreseen | null>()
  known.set(board, ofBoard)
  const name = key.join(' ')
  const found = ofBoard.get(name)
  if (found !== undefined) return found
  const made = make()
  ofBoard.set(name, made)
  return made
}

function said(board: Board, caused: readonly Clash[], held: readonly string[]): Foreseen | null {
  const { open } = standingOf(caused, board.meta.accepted)
  const [worst] = open
  return worst ? { words: sayForeseen(open, held), severity: worst.severity } : null
}
