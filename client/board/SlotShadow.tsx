/** Where a held slot would stand: in the column, or across all of them, that it is over. */

import type { CSSProperties } from 'react'
import { useCallback, useSyncExternalStore } from 'react'
import type { Board, Place } from '../../shared/board/model.ts'
import { clockOf, dayOf, minutesOfClock } from '../../shared/time.ts'
import styles from './Grid.module.css'
import type { Column, GridLayout } from './grid-layout.ts'
import type { HoldingStore } from './holding.ts'

interface Props {
  readonly slots: Board['slots']
  readonly held: HoldingStore
  /** `null`: across all columns. */
  readonly column: Column | null
  readonly layout: Pick<GridLayout, 'from' | 'isOverDays'>
}

export function SlotShadow({ slots, held, column, layout }: Props) {
  const { from, isOverDays } = layout
  const current = useCallback(() => {
    const holding = held.current()
    return holding?.kind === 'slot' && holding.place && isIn(column, holding.place, isOverDays) ? holding : null
  }, [held, column, isOverDays])
  const holding = useSyncExternalStore(held.subscribe, current)
  const slot = holding && slots.get(holding.id)
  if (!slot || !holding.place) return null
  const clock = clockOf(holding.place.start)
  const style = { '--top': minutesOfClock(clock) - from, '--minutes': slot.minutes } as CSSProperties
  return (
    <div className={styles.shadow} style={style} data-landing="" aria-hidden="true">
      <span>{clock}</span>
    </div>
  )
}

function isIn(column: Column | null, { roomId, start }: Place, isOverDays: boolean): boolean {
  if (column === null) return roomId === null
  if (column.day !== dayOf(start)) return false
  return roomId === null ? isOverDays : column.roomId === null || column.roomId === roomId
}
