/** The organizers' workbench: tray, grid, drawer and clashes around one board and one hand. */

import { AutoScroller, PointerActivationConstraints, PointerSensor } from '@dnd-kit/dom'
import { DragDropProvider } from '@dnd-kit/react'
import type { CSSProperties } from 'react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { mayEdit } from '../../shared/access.ts'
import type { Clash } from '../../shared/board/clashes.ts'
import { mapOf } from '../../shared/board/doc.ts'
import type { Room, Slot, Topic } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addTopic } from '../../shared/board/verbs.ts'
import type { RoomId, TrackId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, minutesOfClock } from '../../shared/time.ts'
import type { Access } from '../link/open-board.ts'
import { useBoard, useClashes, useLink, useLinkState } from '../link/use-board.ts'
import { usePeers } from '../link/use-presence.ts'
import { toast } from '../ui/toasts.ts'
import styles from './Arrange.module.css'
import { ClashPanel } from './ClashPanel.tsx'
import { DayGrid } from './DayGrid.tsx'
import { layOutDay, MINUTE } from './day-layout.ts'
import { FactsDialog } from './FactsDialog.tsx'
import { HeldGhost } from './HeldGhost.tsx'
import { KeysSensor } from './keys-sensor.ts'
import { focusSoonIfLost } from './lost-focus.ts'
import { PeopleDialog } from './PeopleDialog.tsx'
import { RoomDialog } from './RoomDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import type { SlotDraft } from './SlotDialog.tsx'
import { SlotDialog } from './SlotDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { TopicDrawer } from './TopicDrawer.tsx'
import { TracksDialog } from './TracksDialog.tsx'
import { Tray } from './Tray.tsx'
import type { View } from './use-hand.ts'
import { useHand } from './use-hand.ts'
import { useOpenTopic } from './use-open-topic.ts'
import { useUndoKeys } from './use-undo-keys.ts'

type Open =
  | { readonly what: 'slot'; readonly draft: SlotDraft }
  | { readonly what: 'room'; readonly room: Room | null }
  | { readonly what: 'share' }
  | { readonly what: 'facts' }
  | { readonly what: 'tracks'; readonly first: TrackId | null }
  | { readonly what: 'people' }

/** A finger has to rest before it carries, so that it can also scroll; a mouse has to move a little, so that it can click. */
const activation = (event: PointerEvent) =>
  event.pointerType === 'touch'
    ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 8 })]
    : [new PointerActivationConstraints.Distance({ value: 5 })]

export function Arrange({ access }: { readonly access: Access }) {
  const link = useLink()
  const board = useBoard()
  const clashes = useClashes(board)
  const peers = usePeers()
  const { line } = useLinkState()
  const canEdit = mayEdit(access.role) && line !== 'refused'
  const [day, setDay] = useState(() => firstDayWithSlots(board))
  const { opened, openTopic, openNewTopic, closeTopic } = useOpenTopic(board)
  /** Said before anything is written: what a server refuses could never be sent. */
  const newTopic = () => {
    if (mapOf(link.door.doc, 'topics').size < LIMITS.topics)
      return openNewTopic(addTopic(link.door, { title: 'New topic' }))
    toast(`A board holds ${LIMITS.topics.toLocaleString('en')} topics, removed ones too, and this one has as many.`, {
      tone: 'error',
    })
  }
  const [open, setOpen] = useState<Open | null>(null)
  const layout = useMemo(() => layOutDay(board, day), [board, day])
  const view = useRef<View>({ board, day, layout, onDay: setDay })
  useEffect(() => {
    view.current = { board, day, layout, onDay: setDay }
  }, [board, day, layout])
  const hand = useHand(link, view)
  useUndoKeys(link.door, canEdit)
  useEffect(() => {
    document.title = `${board.meta.title || 'Untitled board'} – Plumbline`
  }, [board.meta.title])

  const grid = useRef<HTMLElement>(null)
  // A day opens where its first slot is, not at the first hour of the grid.
  const first = Math.min(...[...layout.across, ...layout.columns.flatMap(({ blocks }) => blocks)].map(({ top }) => top))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is the reason to scroll; a moved slot is none
  useLayoutEffect(() => {
    const minutes = Number.isFinite(first) ? first - BEFORE_FIRST : 0
    grid.current?.scrollTo({ top: Math.max(0, minutes) * MINUTE })
  }, [day])

  const { onStep, onTurn } = hand
  const sensors = useMemo(
    () => [PointerSensor.configure({ activationConstraints: activation }), KeysSensor.configure({ onStep, onTurn })],
    [onStep, onTurn],
  )
  const onOpenTopic = useCallback((topic: Topic) => openTopic(topic.id), [openTopic])
  const onOpenSlot = useCallback((slot: Slot) => setOpen({ what: 'slot', draft: { slot } }), [])
  const onNewSlot = useCallback(
    (roomId: RoomId | null, start: string) => setOpen({ what: 'slot', draft: { roomId, start } }),
    [],
  )
  const onEditRoom = useCallback((room: Room | null) => setOpen({ what: 'room', room }), [])
  const close = () => setOpen(null)
  // A dialog gives the focus back to what opened it, a frame after it has gone; where that is gone too, the grid takes it.
  useEffect(() => {
    if (open === null) return focusSoonIfLost(() => grid.current)
  }, [open])
  const topic = opened ? board.topics.get(opened.id) : undefined

  const show = (clash: Clash) => {
    const slot = clash.slots.map((id) => board.slots.get(id)).find(Boolean)
    if (slot) setDay(dayOf(slot.place.start))
    const [first] = clash.topics
    if (first) openTopic(first)
    const where = first ? `[data-card="${first}"]` : `[data-slot="${slot?.id}"]`
    // After the day is drawn.
    requestAnimationFrame(() => document.querySelector(where)?.scrollIntoView({ block: 'center', inline: 'center' }))
  }

  return (
    <DragDropProvider
      sensors={sensors}
      plugins={PLUGINS}
      onDragStart={hand.onDragStart}
      onDragMove={hand.onDragMove}
      onDragEnd={hand.onDragEnd}
    >
      <div
        className={styles.page}
        style={{ '--minute': `${MINUTE}px` } as CSSProperties}
        data-drawer={topic ? '' : undefined}
        data-holding={hand.holding?.by}
      >
        <TopBar
          board={board}
          day={day}
          canEdit={canEdit}
          onDay={setDay}
          onShare={() => setOpen({ what: 'share' })}
          onFacts={() => setOpen({ what: 'facts' })}
          onNewSlot={() => onNewSlot([...board.rooms.keys()][0] ?? null, nextFree(layout, day))}
          onNewRoom={() => onEditRoom(null)}
          onTracks={() => setOpen({ what: 'tracks', first: null })}
          onPeople={() => setOpen({ what: 'people' })}
        />
        <Tray
          board={board}
          peers={peers}
          holding={hand.holding}
          openTopic={opened?.id ?? null}
          canEdit={canEdit}
          onOpenTopic={onOpenTopic}
          onNewTopic={newTopic}
        />
        <main ref={grid} className={styles.grid} tabIndex={-1}>
          <DayGrid
            board={board}
            day={day}
            layout={layout}
            clashes={clashes}
            peers={peers}
            holding={hand.holding}
            openTopic={opened?.id ?? null}
            canEdit={canEdit}
            onOpenTopic={onOpenTopic}
            onOpenSlot={onOpenSlot}
            onNewSlot={onNewSlot}
            onEditRoom={onEditRoom}
          />
        </main>
        {topic && (
          <TopicDrawer
            key={topic.id}
            topic={topic}
            board={board}
            clashes={clashes}
            canEdit={canEdit}
            onOpenTrack={(first) => setOpen({ what: 'tracks', first })}
            isNew={opened?.isNew ?? false}
            onClose={closeTopic}
          />
        )}
        <ClashPanel clashes={clashes} onShow={show} />
      </div>
      <HeldGhost board={board} holding={hand.holding} ghost={hand.ghost} />
      <p id="how-to-carry" className="visually-hidden">
        Press Space to pick it up, arrow keys to move it, Space to drop it, Escape to put it back.
      </p>
      <p className="visually-hidden" role="status">
        {hand.announcement}
      </p>
      {open?.what === 'slot' && <SlotDialog draft={open.draft} board={board} onClose={close} />}
      {open?.what === 'room' && <RoomDialog room={open.room} onClose={close} />}
      {open?.what === 'share' && <ShareDialog access={access} onClose={close} />}
      {open?.what === 'tracks' && <TracksDialog board={board} first={open.first} canEdit={canEdit} onClose={close} />}
      {open?.what === 'people' && <PeopleDialog board={board} canEdit={canEdit} onClose={close} />}
      {open?.what === 'facts' && <FactsDialog board={board} onClose={close} />}
    </DragDropProvider>
  )
}

/** Minutes of the grid that are shown above a day's first slot. */
const BEFORE_FIRST = 20

/**
 * Of dnd-kit's plugins the scrolling alone: the ghost, the words and the cursor are ours. It begins close to the edge:
 * in the library's own outer fifth the grid runs away from under a card that is about to be dropped.
 */
const PLUGINS = [AutoScroller.configure({ threshold: 0.07, acceleration: 12 })]

function firstDayWithSlots({ meta, lineups }: ReturnType<typeof useBoard>): string {
  const days = [...lineups.values()]
    .map(({ slot }) => dayOf(slot.place.start))
    .filter((one) => one >= meta.firstDay && one <= meta.lastDay)
  return days[0] ?? meta.firstDay
}

/** Where a new slot would best begin: at the end of the first room's last one, else at nine. */
function nextFree(layout: ReturnType<typeof layOutDay>, day: string): string {
  const ends = layout.columns[0]?.blocks.map(({ lineup }) => lineup.end) ?? []
  const last = ends.sort().at(-1)
  return last && dayOf(last) === day && minutesOfClock(clockOf(last)) < 23 * 60 ? last : atClock(day, '09:00')
}
