/** One remedy: what would mend a clash, in words and as one step, and whether it does so without harm. */

import type { Clash } from './clash.ts'
import type { BoardDoc } from './doc.ts'
import type { Board } from './model.ts'
import type { Changed } from './outlook.ts'
import { outlookOf } from './outlook.ts'

export interface Remedy {
  /** As an order: "Put “Locks” on the tray". */
  readonly say: string
  /** One step, one undo. */
  apply(door: BoardDoc): void
}

/** What may come of a remedy: nothing that was not there, or nothing that is an error. */
export type Price = 'nothing new' | 'no new error'

/**
 * Whether the clash is gone with these slots so, at no higher price. An error that stands may not become another; only what
 * is too much in a slot can become less, when a topic leaves it.
 */
export function mends(board: Board, clash: Clash, changed: Changed, price: Price): boolean {
  const { around, stands, isNew } = outlookOf(board)
  const isKnown = (one: Clash) => stands(one.id) && (one.severity !== 'error' || one.kind === 'overrun' || !isNew(one))
  const isCheap = (one: Clash) => isKnown(one) || (price === 'no new error' && one.severity !== 'error')
  return around(changed).every((one) => one.id !== clash.id && isCheap(one))
}
