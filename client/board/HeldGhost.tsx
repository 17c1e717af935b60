/** The held card under the pointer, with where it would land: moved by the hand directly, drawn anew only when that changes. */

import type { RefObject } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { sayWhen } from '../../shared/time.ts'
import styles from './HeldGhost.module.css'
import type { Holding } from './hand.ts'
import type { HoldingStore } from './holding.ts'
import { useHolding } from './holding.ts'
import { sayTarget } from './landing.ts'

interface Props {
  readonly board: Board
  readonly held: HoldingStore
  readonly ghost: RefObject<HTMLDivElement | null>
}

export function HeldGhost({ board, held, ghost }: Props) {
  const holding = useHolding(held)
  const shown = holding?.by === 'pointer' ? holding : null
  const card = shown?.kind === 'topics' ? board.topics.get(shown.ids[0] as never) : undefined
  const track = card?.trackId ? board.tracks.get(card.trackId)?.color : undefined
  return (
    <div
      ref={ghost}
      className={styles.ghost}
      data-shown={shown !== null || undefined}
      data-track={track}
      aria-hidden="true"
    >
      {shown && <span className={styles.title}>{card ? card.title || 'Untitled' : 'Slot'}</span>}
      {shown && <span className={styles.where}>{sayLanding(board, shown)}</span>}
    </div>
  )
}

function sayLanding(board: Board, holding: Holding): string {
  if (holding.kind === 'topics')
    return holding.target === undefined ? 'Not here' : sayTarget(board, holding.ids, holding.target)
  if (!holding.place) return 'Not here'
  const { roomId, start } = holding.place
  return `${sayWhen(start)} in ${roomId === null ? 'all rooms' : (board.rooms.get(roomId)?.name ?? 'a room')}`
}
