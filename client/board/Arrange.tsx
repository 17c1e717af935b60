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
import type { RoomId } from '../../shared/ids.ts'
import { dayOf } from '../../shared/time.ts'
import type { Access } from '../link/open-board.ts'
import { useBoard, useClashes, useLink, useLinkState } from '../link/use-board.ts'
import { usePeers } from '../link/use-presence.ts'
import { toast } from '../ui/toasts.ts'
import styles from './Arrange.module.css'
import { ClashPanel } from './ClashPanel.tsx'
import { DayGrid } from './DayGrid.tsx'
import { layOutDay, MINUTE } from './day-layout.ts'
import { HeldGhost } from './HeldGhost.tsx'
import { doneWith } from './hints.ts'
import { KeysSensor } from './keys-sensor.ts'
import { focusSoonIfLost } from './lost-focus.ts'
import { nextFree } from './next-free.ts'
import { OpenedDialog } from './OpenedDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { TopicDrawer } from './TopicDrawer.tsx'
import { Tray } from './Tray.tsx'
import { useActionKeys } from './use-action-keys.ts'
import { useBoardView } from './use-board-view.ts'
import type { Reach } from './use-hand.ts'
import { useHand } from './use-hand.ts'
import { LeftOutContext, useLeftOut } from './use-left-out.ts'
import { useOpenTopic } from './use-open-topic.ts'
import { useSelection } from './use-selection.ts'
import type { OpenDialog, Workbench } from './workbench.ts'
import { WorkbenchContext } from './workbench.ts'

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
  const [view, changeView] = useBoardView(board)
  const { day } = view
  const setDay = useCallback((next: string) => changeView({ day: next }), [changeView])
  const leftOut = useLeftOut(board, view.filter)
  const [selection, select] = useSelection(board)
  const { opened: openedTopic, openTopic, openNewTopic, closeTopic } = useOpenTopic(board)
  /** Said before anything is written: what a server refuses could never be sent. */
  const newTopic = () => {
    if (mapOf(link.door.doc, 'topics').size < LIMITS.topics)
      return openNewTopic(addTopic(link.door, { title: 'New topic' }))
    toast(`A board holds ${LIMITS.topics.toLocaleString('en')} topics, removed ones too, and this one has as many.`, {
      tone: 'error',
    })
  }
  const [opened, setOpened] = useState<OpenDialog | null>(null)
  const open = useCallback((dialog: OpenDialog | null) => {
    const { what } = dialog ?? {}
    if (what === 'palette' || what === 'keys' || what === 'share') doneWith(what)
    setOpened(dialog)
  }, [])
  const [isClashesOpen, setClashesOpen] = useState(false)
  const toggleClashes = () => setClashesOpen((isOpen) => !isOpen)
  const layout = useMemo(() => layOutDay(board, day), [board, day])
  const reach = useRef<Reach>({ board, day, layout, onDay: setDay })
  useEffect(() => {
    reach.current = { board, day, layout, onDay: setDay }
  }, [board, day, layout, setDay])
  const hand = useHand(link, reach)
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
  const onOpenSlot = useCallback((slot: Slot) => open({ what: 'slot', draft: { slot } }), [open])
  const usualRoom = [...board.rooms.keys()][0] ?? null
  const onNewSlot = useCallback(
    (roomId: RoomId | null, start: string) => open({ what: 'slot', draft: { roomId, start } }),
    [open],
  )
  const onEditRoom = useCallback((room: Room | null) => open({ what: 'room', room }), [open])
  // A dialog gives the focus back to what opened it, a frame after it has gone; where that is gone too, the grid takes it.
  useEffect(() => {
    if (opened === null) return focusSoonIfLost(() => grid.current)
  }, [opened])
  const topic = openedTopic ? board.topics.get(openedTopic.id) : undefined

  const show = (clash: Clash) => {
    const slot = clash.slots.map((id) => board.slots.get(id)).find(Boolean)
    if (slot) setDay(dayOf(slot.place.start))
    const [first] = clash.topics
    if (first) openTopic(first)
    const where = first ? `[data-card="${first}"]` : `[data-slot="${slot?.id}"]`
    // After the day is drawn.
    requestAnimationFrame(() => document.querySelector(where)?.scrollIntoView({ block: 'center', inline: 'center' }))
  }

  const workbench: Workbench = {
    board,
    door: link.door,
    canEdit,
    clashes,
    peers,
    view,
    changeView,
    selection,
    select,
    openTopic,
    newTopic,
    open,
    toggleClashes,
    say: hand.say,
  }
  useActionKeys(workbench)
  return (
    <WorkbenchContext value={workbench}>
      <DragDropProvider
        sensors={sensors}
        plugins={PLUGINS}
        onDragStart={hand.onDragStart}
        onDragMove={hand.onDragMove}
        onDragEnd={(event) => {
          if (!event.canceled) doneWith('carry')
          hand.onDragEnd(event)
        }}
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
            onShare={() => open({ what: 'share' })}
            onFacts={() => open({ what: 'facts' })}
            onNewSlot={() => onNewSlot(usualRoom, nextFree(board, usualRoom, day))}
            onNewRoom={() => onEditRoom(null)}
            onTracks={() => open({ what: 'tracks', first: null })}
            onPeople={() => open({ what: 'people', first: null })}
          />
          <Tray
            board={board}
            peers={peers}
            holding={hand.holding}
            openTopic={openedTopic?.id ?? null}
            canEdit={canEdit}
            onOpenTopic={onOpenTopic}
            onNewTopic={newTopic}
          />
          <main ref={grid} className={styles.grid} tabIndex={-1}>
            <LeftOutContext value={leftOut}>
              <DayGrid
                board={board}
                day={day}
                layout={layout}
                clashes={clashes}
                peers={peers}
                holding={hand.holding}
                openTopic={openedTopic?.id ?? null}
                canEdit={canEdit}
                onOpenTopic={onOpenTopic}
                onOpenSlot={onOpenSlot}
                onNewSlot={onNewSlot}
                onEditRoom={onEditRoom}
              />
            </LeftOutContext>
          </main>
          {topic && (
            <TopicDrawer
              key={topic.id}
              topic={topic}
              board={board}
              clashes={clashes}
              canEdit={canEdit}
              onOpenTrack={(first) => open({ what: 'tracks', first })}
              isNew={openedTopic?.isNew ?? false}
              onClose={closeTopic}
            />
          )}
          <ClashPanel clashes={clashes} isOpen={isClashesOpen} onToggle={toggleClashes} onShow={show} />
        </div>
        <HeldGhost board={board} holding={hand.holding} ghost={hand.ghost} />
        <p id="how-to-carry" className="visually-hidden">
          Press Space to pick it up, arrow keys to move it, Space to drop it, Escape to put it back.
        </p>
        <p className="visually-hidden" role="status">
          {hand.announcement}
        </p>
        {opened && <OpenedDialog opened={opened} access={access} />}
      </DragDropProvider>
    </WorkbenchContext>
  )
}

/** Minutes of the grid that are shown above a day's first slot. */
const BEFORE_FIRST = 20

/**
 * Of dnd-kit's plugins the scrolling alone: the ghost, the words and the cursor are ours. It begins close to the edge:
 * in the library's own outer fifth the grid runs away from under a card that is about to be dropped.
 */
const PLUGINS = [AutoScroller.configure({ threshold: 0.07, acceleration: 12 })]
