/** What is in the hand when it takes hold of something: a chosen card comes with all that are chosen, in their order. */

import type { Board } from '../../shared/board/model.ts'
import { sayWhen } from '../../shared/time.ts'
import { inOrder } from './choosing.ts'
import type { Grip, Holding } from './hand.ts'
import { drawnCards } from './hand.ts'
import { sayStand, targetOf } from './landing.ts'
import type { Reach } from './reach.ts'

export function pickUp(grip: Grip, by: Holding['by'], { board, selection }: Reach): Holding {
  if (grip.kind === 'slot') {
    const place = board.slots.get(grip.id)?.place
    return { kind: 'slot', id: grip.id, by, ...(by === 'keys' && place && { place }) }
  }
  const tray = document.querySelector('[data-tray]')
  const ids = selection.has(grip.id) ? inOrder(board, selection, tray ? drawnCards(tray) : []) : [grip.id]
  return { kind: 'topics', ids, by, ...(by === 'keys' && { target: targetOf(board, ids) }) }
}

/** "“Alpha” from Mon 5 Oct, 09:00 in Hall", "3 topics from the tray". */
export function sayPickedUp(held: Holding, board: Board): string {
  if (held.kind === 'slot') return held.place ? `the slot at ${sayWhen(held.place.start)}` : 'the slot'
  const [first] = held.ids
  const what = held.ids.length === 1 && first ? `“${board.topics.get(first)?.title}”` : `${held.ids.length} topics`
  return `${what} from ${sayStand(board, held.ids, held.target ?? null)}`
}
