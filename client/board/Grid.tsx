/** The grid: time down the side, rooms or days as columns, slots as blocks. */

import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { Board, Room } from '../../shared/board/model.ts'
import type { RoomId } from '../../shared/ids.ts'
import { ColumnHead } from './ColumnHead.tsx'
import styles from './Grid.module.css'
import { GridColumn } from './GridColumn.tsx'
import type { GridLayout } from './grid-layout.ts'
import { hoursOf } from './grid-layout.ts'
import type { HoldingStore } from './holding.ts'
import { NowClock, NowLine } from './NowLine.tsx'
import type { SlotLook } from './SlotBlock.tsx'
import { SlotBlock } from './SlotBlock.tsx'
import { SlotShadow } from './SlotShadow.tsx'

interface Props {
  /** What is looked at, for who cannot see it. */
  readonly label: string
  readonly layout: GridLayout
  readonly rooms: Board['rooms']
  readonly slots: Board['slots']
  readonly timeZone: string
  readonly held: HoldingStore
  readonly look: SlotLook
  readonly onNewSlot: (roomId: RoomId | null, start: string) => void
  readonly onEditRoom: (room: Room | null) => void
  readonly onHideRoom: (id: RoomId) => void
}

/** How narrow a column may become, and each of several slots side by side, pixels. */
const NARROWEST = 208
const NARROWEST_LANE = 150

export const Grid = memo(function Grid(props: Props) {
  const { label, layout, rooms, slots, timeZone, held, look, onNewSlot } = props
  const { from, to, columns, across, isOverDays } = layout
  const widths = columns.map(({ lanes }) => Math.max(NARROWEST, lanes * NARROWEST_LANE))
  const style = {
    '--rows': to - from,
    '--columns': widths.map((width) => `minmax(${width}px, 1fr)`).join(' '),
    '--narrowest': `${widths.reduce((sum, width) => sum + width)}px`,
    '--between': lineEvery(look),
  } as CSSProperties
  return (
    <section className={styles.grid} style={style} aria-label={label}>
      <div className={styles.head}>
        <div className={styles.corner} aria-hidden="true" />
        {columns.map((column) => (
          <ColumnHead
            key={column.key}
            title={column.title}
            room={isOverDays ? null : (rooms.get(column.roomId as RoomId) ?? null)}
            isDay={isOverDays}
            rooms={rooms}
            canEdit={look.canEdit}
            onEdit={props.onEditRoom}
            onHide={props.onHideRoom}
          />
        ))}
      </div>
      <div className={styles.body}>
        <div className={styles.hours} aria-hidden="true">
          {hoursOf(layout).map((hour) => (
            <span key={hour} style={{ '--top': hour * 60 - from } as CSSProperties}>
              {String(hour % 24).padStart(2, '0')}:00
            </span>
          ))}
          <NowClock layout={layout} timeZone={timeZone} />
        </div>
        {columns.map((column) => (
          <GridColumn
            key={column.key}
            column={column}
            from={from}
            to={to}
            isOverDays={isOverDays}
            slots={slots}
            held={held}
            look={look}
            onNewSlot={onNewSlot}
          />
        ))}
        {!isOverDays && (
          <div className={styles.across}>
            {across.map(({ slot, ...place }) => (
              <SlotBlock key={slot.id} id={slot.id} {...place} look={look} />
            ))}
            <SlotShadow slots={slots} held={held} column={null} layout={layout} />
          </div>
        )}
        <NowLine layout={layout} timeZone={timeZone} />
      </div>
    </section>
  )
})

/** A line for every step would be noise where minutes are small: minutes between the faint lines. */
function lineEvery({ step, minute }: SlotLook): number {
  if (minute * 30 < 36) return 60
  return step <= 15 && minute * 15 > 36 ? 15 : 30
}
