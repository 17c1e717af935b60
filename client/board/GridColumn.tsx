/** A column of the grid with its slots; a double click offers a new one where it was. */

import { memo } from 'react'
import type { Board } from '../../shared/board/model.ts'
import type { RoomId } from '../../shared/ids.ts'
import styles from './Grid.module.css'
import type { Column } from './grid-layout.ts'
import { timeAt } from './grid-layout.ts'
import { HoursShade } from './HoursShade.tsx'
import type { HoldingStore } from './holding.ts'
import type { SlotLook } from './SlotBlock.tsx'
import { SlotBlock } from './SlotBlock.tsx'
import { SlotShadow } from './SlotShadow.tsx'

interface Props {
  readonly column: Column
  /** Minutes after midnight of the grid's first and last line. */
  readonly from: number
  readonly to: number
  readonly isOverDays: boolean
  readonly slots: Board['slots']
  readonly held: HoldingStore
  readonly look: SlotLook
  readonly onNewSlot: (roomId: RoomId | null, start: string) => void
}

export const GridColumn = memo(function GridColumn(props: Props) {
  const { column, from, to, isOverDays, slots, held, look, onNewSlot } = props
  const { day, roomId, blocks } = column
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the toolbar's "Slot" is the way without a mouse
    <div
      className={styles.column}
      data-column={roomId ?? ''}
      data-day={day}
      onDoubleClick={({ target, currentTarget, clientY }) => {
        if (!look.canEdit || target !== currentTarget) return
        const { top, height } = currentTarget.getBoundingClientRect()
        const minutes = ((clientY - top) / height) * (to - from)
        onNewSlot(roomId, timeAt(day, { from, to }, Math.floor(minutes / look.step) * look.step, look.step))
      }}
    >
      {blocks.map(({ slot, ...place }) => (
        <SlotBlock key={slot.id} id={slot.id} {...place} look={look} />
      ))}
      <HoursShade column={column} layout={{ from, to }} />
      <SlotShadow slots={slots} held={held} column={column} layout={{ from, isOverDays }} />
    </div>
  )
})
