/** The board as the view wants it: a grid of rooms or of days, or a list; it scrolls, and is zoomed. */

import type { CSSProperties, RefObject } from 'react'
import { useCallback, useMemo } from 'react'
import type { Board, Room, Slot, Topic } from '../../shared/board/model.ts'
import { editSlot } from '../../shared/board/verbs.ts'
import type { RoomId } from '../../shared/ids.ts'
import { sayDay } from '../../shared/time.ts'
import { BoardList } from './BoardList.tsx'
import type { BoardView } from './board-view.ts'
import { Grid } from './Grid.tsx'
import type { GridLayout } from './grid-layout.ts'
import { roomShown, trackShown } from './grid-layout.ts'
import type { HoldingStore } from './holding.ts'
import styles from './ShownBoard.module.css'
import type { SlotLook } from './SlotBlock.tsx'
import { minuteAt } from './slot-size.ts'
import { useShownPlace } from './use-shown-place.ts'
import { useZoomWheel } from './use-zoom-wheel.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly place: RefObject<HTMLElement | null>
  readonly layout: GridLayout
  readonly held: HoldingStore
  readonly onOpenTopic: (topic: Topic) => void
  readonly onOpenSlot: (slot: Slot) => void
  readonly onNewSlot: (roomId: RoomId | null, start: string) => void
  readonly onEditRoom: (room: Room | null) => void
}

export function ShownBoard({ place, layout, held, onOpenTopic, onOpenSlot, onNewSlot, onEditRoom }: Props) {
  const { board, door, canEdit, view, changeView } = useWorkbench()
  const { shown, step, zoom, hiddenRooms } = view
  useShownPlace(place, layout, view)
  useZoomWheel(place, view, changeView)
  const inFocus = shown === 'track' ? trackShown(board, view) : null
  const minute = minuteAt(zoom)
  const onResize = useCallback((slot: Slot, minutes: number) => editSlot(door, slot.id, { minutes }), [door])
  const look = useMemo<SlotLook>(
    () => ({ minute, step, inFocus, canEdit, onOpenTopic, onOpenSlot, onResize }),
    [minute, step, inFocus, canEdit, onOpenTopic, onOpenSlot, onResize],
  )
  const onHideRoom = useCallback(
    (id: RoomId) => changeView({ hiddenRooms: [...hiddenRooms, id] }),
    [changeView, hiddenRooms],
  )
  return (
    <main ref={place} className={styles.shown} style={{ '--minute': `${minute}px` } as CSSProperties} tabIndex={-1}>
      {shown === 'list' ? (
        <BoardList layout={layout} look={look} />
      ) : shown === 'track' && !inFocus ? (
        <p className={styles.empty}>
          No tracks yet. With tracks, each can be seen here alone, over all days and rooms.
        </p>
      ) : (
        <Grid
          label={sayShown(board, view)}
          layout={layout}
          rooms={board.rooms}
          slots={board.slots}
          timeZone={board.meta.timeZone}
          held={held}
          look={look}
          onNewSlot={onNewSlot}
          onEditRoom={onEditRoom}
          onHideRoom={onHideRoom}
        />
      )}
    </main>
  )
}

/** "Mon 5 Oct", "Room A", "Memory": what the grid is of. */
function sayShown(board: Board, view: BoardView): string {
  if (view.shown === 'room') return roomShown(board, view)?.name || 'All rooms'
  const track = view.shown === 'track' ? trackShown(board, view) : null
  return track ? board.tracks.get(track)?.name || 'Unnamed track' : sayDay(view.day)
}
