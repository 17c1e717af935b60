/** One day: rooms as columns, time down the side, slots as blocks. */

import type { CSSProperties } from 'react'
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Lineup, Room, Slot, Topic } from '../../shared/board/model.ts'
import { editSlot } from '../../shared/board/verbs.ts'
import type { RoomId, TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import styles from './DayGrid.module.css'
import type { Block, DayLayout } from './day-layout.ts'
import { hoursOf, timeAt } from './day-layout.ts'
import type { Holding } from './hand.ts'
import { RoomHead } from './RoomHead.tsx'
import { SlotBlock } from './SlotBlock.tsx'
import type { Hands, SlotStates } from './slot-states.ts'
import { slotStates } from './slot-states.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly board: Board
  readonly day: string
  readonly layout: DayLayout
  readonly clashes: readonly Clash[]
  readonly peers: readonly Peer[]
  readonly holding: Holding | null
  readonly openTopic: TopicId | null
  readonly canEdit: boolean
  readonly onOpenTopic: (topic: Topic) => void
  readonly onOpenSlot: (slot: Slot) => void
  readonly onNewSlot: (roomId: RoomId | null, start: string) => void
  readonly onEditRoom: (room: Room | null) => void
}

export function DayGrid(props: Props) {
  const { board, day, layout, clashes, peers, holding, openTopic, canEdit, onOpenTopic, onOpenSlot, onNewSlot } = props
  const { door, selection } = useWorkbench()
  const onResize = useCallback((slot: Slot, minutes: number) => editSlot(door, slot.id, { minutes }), [door])
  const blocks = useMemo(() => [...layout.columns.flatMap((column) => column.blocks), ...layout.across], [layout])
  const lineups = useMemo(() => blocks.map(({ lineup }) => lineup), [blocks])
  const states = useSlotStates(board, lineups, { clashes, peers, holding, openTopic, selection })

  const block = ({ lineup, top, lane, lanes }: Block) => (
    <SlotBlock
      key={lineup.slot.id}
      lineup={lineup}
      top={top}
      lane={lane}
      lanes={lanes}
      people={board.people}
      tracks={board.tracks}
      state={must(states.get(lineup.slot.id), 'the state of a slot that is shown')}
      canEdit={canEdit}
      onOpenTopic={onOpenTopic}
      onOpenSlot={onOpenSlot}
      onResize={onResize}
    />
  )
  const rows = { '--rows': layout.to - layout.from, '--columns': layout.columns.length } as CSSProperties
  return (
    <section className={styles.day} style={rows} aria-label="Day">
      <div className={styles.head}>
        <div className={styles.corner} aria-hidden="true" />
        {layout.columns.map(({ room }) => (
          <RoomHead key={room?.id ?? 'all'} room={room} board={board} canEdit={canEdit} onEdit={props.onEditRoom} />
        ))}
      </div>
      <div className={styles.body}>
        <div className={styles.hours} aria-hidden="true">
          {hoursOf(layout).map((hour) => (
            <span key={hour} style={{ '--top': hour * 60 - layout.from } as CSSProperties}>
              {String(hour % 24).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {layout.columns.map(({ room, roomId, blocks }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the toolbar's "Add slot" is the way without a mouse
          <div
            key={room?.id ?? 'all'}
            className={styles.column}
            data-column={roomId ?? ''}
            onDoubleClick={(event) => {
              if (!canEdit || event.target !== event.currentTarget) return
              const { top, height } = event.currentTarget.getBoundingClientRect()
              const minutes = ((event.clientY - top) / height) * (layout.to - layout.from)
              onNewSlot(roomId, timeAt(day, layout, Math.floor(minutes / 15) * 15, 15))
            }}
          >
            {blocks.map(block)}
            {holding?.kind === 'slot' && holding.place && holding.place.roomId === roomId && roomId !== null && (
              <SlotShadow board={board} holding={holding} layout={layout} />
            )}
          </div>
        ))}
        <div className={styles.across}>
          {layout.across.map(block)}
          {holding?.kind === 'slot' && holding.place?.roomId === null && (
            <SlotShadow board={board} holding={holding} layout={layout} />
          )}
        </div>
      </div>
    </section>
  )
}

/** Each slot's state, the same object as long as it says the same. */
function useSlotStates(board: Board, lineups: readonly Lineup[], hands: Hands): SlotStates {
  const last = useRef<SlotStates>(new Map())
  const states = slotStates(board, lineups, hands, last.current)
  useLayoutEffect(() => {
    last.current = states
  })
  return states
}

/** Where a held slot would stand. */
function SlotShadow({
  board,
  holding,
  layout,
}: {
  board: Board
  holding: Holding & { kind: 'slot' }
  layout: DayLayout
}) {
  const slot = board.slots.get(holding.id)
  if (!slot || !holding.place) return null
  const clock = clockOf(holding.place.start)
  const top = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) - layout.from
  return (
    <div
      className={styles.shadow}
      style={{ '--top': top, '--minutes': slot.minutes } as CSSProperties}
      aria-hidden="true"
    >
      <span>{clock}</span>
    </div>
  )
}
