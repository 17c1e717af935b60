/** For each clash what would mend it without making a new error; `null` where people have to think. */

import type { Clash } from './clash.ts'
import type { Board } from './model.ts'
import { oneOfTwo } from './remedies-for-people.ts'
import { apart, largerRoom, longer, longerDays } from './remedies-for-slots.ts'
import { elsewhere, toTray } from './remedies-for-topics.ts'
import type { Remedy } from './remedy.ts'

export type { Remedy } from './remedy.ts'

/** Of a clash that stands on this board. Applied to it, the clash is gone and no error is new [C15]. */
export function remedyOf(board: Board, clash: Clash): Remedy | null {
  const lineup = clash.slots[0] && board.lineups.get(clash.slots[0])
  switch (clash.kind) {
    case 'speaker-twice':
    case 'attendee-twice':
    case 'away':
    case 'wish':
      return elsewhere(board, clash)
    case 'declined-placed':
      return toTray(board, clash, clash.topics)
    case 'same-person':
      return oneOfTwo(board, clash)
    case 'room-overlap':
      return apart(board, clash)
    case 'overrun':
      return lineup ? (longer(board, clash, lineup) ?? toTray(board, clash, clash.topics)) : null
    case 'outside-days':
      return lineup ? longerDays(board, lineup) : null
    case 'small-room':
      return lineup ? largerRoom(board, clash, lineup) : null
    case 'no-break':
    case 'changeover':
      return null
    default:
      return clash.kind satisfies never
  }
}
