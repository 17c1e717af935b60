/** What letting go does: one verb for what is held, where it is held, or nothing where it cannot go or already is. */

import { swapSlots } from '../../shared/board/arranging.ts'
import { copySlot } from '../../shared/board/copying.ts'
import type { Board } from '../../shared/board/model.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import { placeSlot, placeTopics } from '../../shared/board/verbs.ts'
import type { Holding } from './hand.ts'
import { isThere } from './landing.ts'
import { partnerAt } from './slot-landing.ts'

/** Whether something was done. */
export function drop(door: UndoableBoardDoc, board: Board, held: Holding): boolean {
  if (held.kind === 'topics') {
    const { ids, target } = held
    if (target === undefined || isThere(board, ids, target)) return false
    if (target && !board.lineups.has(target.slotId)) return false
    placeTopics(door, ids, target)
    return true
  }
  const { id, place, as } = held
  const own = board.slots.get(id)?.place
  if (!own || !place) return false
  if (as === 'copy') {
    copySlot(door, id, place, 'copies')
    return true
  }
  const partner = as === 'swap' ? partnerAt(board, id, place) : null
  if (partner) {
    swapSlots(door, id, partner.id)
    return true
  }
  if (own.roomId === place.roomId && own.start === place.start) return false
  placeSlot(door, id, place)
  return true
}
