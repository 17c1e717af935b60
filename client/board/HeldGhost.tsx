/** What is held, under the pointer, with where it would land: moved by the hand directly, drawn anew only when that changes. */

import type { RefObject } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { ForeseenWords } from './ForeseenWords.tsx'
import type { Foreseen } from './foreseen.ts'
import { foreseenAt, foreseenSlotAt } from './foreseen.ts'
import styles from './HeldGhost.module.css'
import type { Holding } from './hand.ts'
import type { HoldingStore } from './holding.ts'
import { useHolding } from './holding.ts'
import { sayStand } from './landing.ts'
import { nameOfSlot, partnerAt, sayPlaceIn } from './slot-landing.ts'

interface Props {
  readonly board: Board
  readonly held: HoldingStore
  /** What others did meanwhile to what is held. */
  readonly told: string
  readonly ghost: RefObject<HTMLDivElement | null>
}

export function HeldGhost({ board, held, told, ghost }: Props) {
  const holding = useHolding(held)
  const shown = holding?.by === 'pointer' ? holding : null
  const foreseen = shown && foreseenFor(board, shown)
  return (
    <div
      ref={ghost}
      className={styles.ghost}
      data-shown={shown !== null || undefined}
      data-track={shown ? trackOf(board, shown) : undefined}
      data-several={(shown?.kind === 'topics' && shown.ids.length > 1) || undefined}
      aria-hidden="true"
    >
      {shown && (
        <span className={styles.head}>
          {shown.kind === 'slot' && shown.as && <span className={styles.as}>{AS[shown.as]}</span>}
          <span className={styles.title}>{titleOf(board, shown)}</span>
          {shown.kind === 'topics' && shown.ids.length > 1 && (
            <span className={styles.more}>+{shown.ids.length - 1}</span>
          )}
        </span>
      )}
      {shown && <span className={styles.where}>{sayLanding(board, shown)}</span>}
      {foreseen && <ForeseenWords foreseen={foreseen} />}
      {shown && told && <span className={styles.told}>{told}</span>}
    </div>
  )
}

const AS = { copy: 'Copy', swap: 'Swap' } as const

function trackOf(board: Board, held: Holding): string | undefined {
  const entry = held.kind === 'topics' ? held.ids[0] && board.topics.get(held.ids[0]) : board.slots.get(held.id)
  return entry?.trackId ? board.tracks.get(entry.trackId)?.color : undefined
}

function titleOf(board: Board, held: Holding): string {
  if (held.kind === 'topics') return (held.ids[0] && board.topics.get(held.ids[0])?.title) || 'Untitled'
  const slot = board.slots.get(held.id)
  return slot ? nameOfSlot(board, slot) : 'Slot'
}

function sayLanding(board: Board, held: Holding): string {
  if (held.kind === 'topics') {
    if (held.isOverBreak) return 'A break takes no topics'
    return held.target === undefined
      ? 'Not here: drop it in a slot or on the tray'
      : sayStand(board, held.ids, held.target)
  }
  if (!held.place) return 'Not here: drop it in the grid'
  const partner = partnerAt(board, held.id, held.place)
  if (held.as === 'swap' && partner) return `with ${nameOfSlot(board, partner)}`
  const where = sayPlaceIn(board, held.place)
  return partner && held.as === undefined ? `${where} · Shift swaps` : where
}

/** Of a copy or a swap nothing is foreseen. */
function foreseenFor(board: Board, held: Holding): Foreseen | null {
  if (held.kind === 'topics') return held.target === undefined ? null : foreseenAt(board, held.ids, held.target)
  return held.place && held.as === undefined ? foreseenSlotAt(board, held.id, held.place) : null
}
