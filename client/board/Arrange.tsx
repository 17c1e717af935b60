/** The organizers' workbench: tray, grid, drawer and clashes around one board and one hand. */

import { AutoScroller, PointerActivationConstraints, PointerSensor } from '@dnd-kit/dom'
import { DragDropProvider } from '@dnd-kit/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { mayEdit } from '../../shared/access.ts'
import { standingOf } from '../../shared/board/acceptance.ts'
import type { Clash } from '../../shared/board/clashes.ts'
import { mapOf } from '../../shared/board/doc.ts'
import type { Room, Slot, Topic } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addTopic } from '../../shared/board/verbs.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { Access } from '../link/open-board.ts'
import { useBoard, useClashes, useLink, useLinkState } from '../link/use-board.ts'
import { usePeers } from '../link/use-presence.ts'
import { toast } from '../ui/toasts.ts'
import styles from './Arrange.module.css'
import { focusOf } from './actions/focus.ts'
import { ClashPanel } from './ClashPanel.tsx'
import { FollowPill } from './FollowPill.tsx'
import { Grips } from './Grips.ts'
import { roomShown, roomsIn, viewWith } from './grid-layout.ts'
import { HeldGhost } from './HeldGhost.tsx'
import { createHeldHours, HeldHoursContext } from './held-hours.ts'
import { doneWith } from './hints.ts'
import { useHoldingRoughly } from './holding.ts'
import { KeysSensor } from './keys-sensor.ts'
import { focusSoonIfLost } from './lost-focus.ts'
import { nextFree } from './next-free.ts'
import { OpenedDialog } from './OpenedDialog.tsx'
import type { Reach } from './reach.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { ShownBoard } from './ShownBoard.tsx'
import { SlotStatesContext } from './slot-states.ts'
import { TopBar } from './TopBar.tsx'
import { TopicDrawer } from './TopicDrawer.tsx'
import { Tray } from './Tray.tsx'
import { TalkContext, useOwnTalk } from './talk/use-talk.ts'
import { useActionKeys } from './use-action-keys.ts'
import { useBoardView } from './use-board-view.ts'
import { useCardKeys } from './use-card-keys.ts'
import { useChoosing } from './use-choosing.ts'
import { useDroppedFiles } from './use-dropped-files.ts'
import { useFollow } from './use-follow.ts'
import { useForesight } from './use-foresight.ts'
import { useHand } from './use-hand.ts'
import { useLasso } from './use-lasso.ts'
import { useLayout } from './use-layout.ts'
import { LeftOutContext, useLeftOut } from './use-left-out.ts'
import { useOpenTopic } from './use-open-topic.ts'
import { useOwnWhereabouts } from './use-own-whereabouts.ts'
import { useRoving } from './use-roving.ts'
import { useSelection } from './use-selection.ts'
import { useSlotStates } from './use-slot-states.ts'
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
  const found = useClashes(board)
  const { accepted } = board.meta
  const standing = useMemo(() => standingOf(found, accepted), [found, accepted])
  const peers = usePeers()
  const talk = useOwnTalk(access)
  const { line } = useLinkState()
  const canEdit = mayEdit(access.role) && line !== 'refused'
  const [view, changeView] = useBoardView(board)
  const { day } = view
  const setDay = useCallback((next: string) => changeView({ day: next }), [changeView])
  const leftOut = useLeftOut(board, view.filter)
  const [selection, select] = useSelection(board)
  const [isChoosing, setChoosing] = useState(false)
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
  const layout = useLayout(board, view)
  const reach = useRef<Reach>({ board, view, layout, selection, onDay: setDay })
  useEffect(() => {
    reach.current = { board, view, layout, selection, onDay: setDay }
  }, [board, view, layout, selection, setDay])
  const hand = useHand(link, reach)
  const following = useFollow(peers, { changeView, openTopic, closeTopic, say: hand.say })
  useOwnWhereabouts(link.presence, following.peer ? null : view, openedTopic?.id ?? null, selection)
  const holding = useHoldingRoughly(hand.held)
  const states = useSlotStates(link, hand.held, {
    clashes: standing.open,
    peers,
    openTopic: openedTopic?.id ?? null,
    selection,
  })
  const [hours] = useState(createHeldHours)
  useForesight(board, layout, holding, states, hours)
  useEffect(() => {
    document.title = `${board.meta.title || 'Untitled board'} – Plumbline`
  }, [board.meta.title])

  const grid = useRef<HTMLElement>(null)
  const { onStep, onTurn } = hand
  const sensors = useMemo(
    () => [PointerSensor.configure({ activationConstraints: activation }), KeysSensor.configure({ onStep, onTurn })],
    [onStep, onTurn],
  )
  const onOpenTopic = useCallback((topic: Topic) => openTopic(topic.id), [openTopic])
  const onOpenSlot = useCallback((slot: Slot) => open({ what: 'slot', draft: { slot } }), [open])
  const usualRoom = (view.shown === 'room' ? roomShown(board, view) : roomsIn(board, view)[0])?.id ?? null
  const onNewSlot = useCallback(
    (roomId: RoomId | null, start: string) => open({ what: 'slot', draft: { roomId: roomId ?? usualRoom, start } }),
    [open, usualRoom],
  )
  const onEditRoom = useCallback((room: Room | null) => open({ what: 'room', room }), [open])
  // A dialog gives the focus back to what opened it, a frame after it has gone; where that is gone too, the grid takes it.
  useEffect(() => {
    if (opened === null) return focusSoonIfLost(() => grid.current)
  }, [opened])
  const topic = openedTopic ? board.topics.get(openedTopic.id) : undefined

  const show = (clash: Clash) => {
    const slot = clash.slots.map((id) => board.slots.get(id)).find(Boolean)
    if (slot) changeView(viewWith(layout, slot, view))
    const [first] = clash.topics
    if (first) openTopic(first)
    const where = first ? `[data-card="${first}"]` : `[data-slot="${slot?.id}"]`
    // After the view is drawn.
    requestAnimationFrame(() => document.querySelector(where)?.scrollIntoView({ block: 'center', inline: 'center' }))
  }

  const workbench: Workbench = {
    board,
    door: link.door,
    canEdit,
    standing,
    peers,
    view,
    changeView,
    selection,
    select,
    isChoosing,
    setChoosing,
    openTopic,
    newTopic,
    open,
    toggleClashes,
    say: hand.say,
  }
  const page = useRef<HTMLDivElement>(null)
  const lasso = useRef<HTMLDivElement>(null)
  useChoosing(page, workbench)
  useLasso(page, lasso, workbench)
  useCardKeys(page, workbench)
  useRoving(page, { onTurn, onStretch: (from, to) => select([...selection, ...cardsOf(from, to)]) })
  useActionKeys(workbench)
  const isDropping = useDroppedFiles(canEdit, opened, open)
  return (
    <WorkbenchContext value={workbench}>
      <TalkContext value={talk}>
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
          <div ref={page} className={styles.page} data-drawer={topic ? '' : undefined} data-holding={holding?.by}>
            <TopBar
              board={board}
              day={day}
              canEdit={canEdit}
              onDay={setDay}
              following={following.peer?.client ?? null}
              onFollow={following.follow}
              onShare={() => open({ what: 'share' })}
              onFacts={() => open({ what: 'facts' })}
              onNewSlot={() => onNewSlot(usualRoom, nextFree(board, usualRoom, day))}
              onNewRoom={() => onEditRoom(null)}
              onTracks={() => open({ what: 'tracks', first: null })}
              onPeople={() => open({ what: 'people', first: null })}
              onPast={() => open({ what: 'past', first: 'history' })}
            />
            <Tray
              board={board}
              peers={peers}
              holding={holding}
              openTopic={openedTopic?.id ?? null}
              canEdit={canEdit}
              onOpenTopic={onOpenTopic}
              onNewTopic={newTopic}
            />
            <LeftOutContext value={leftOut}>
              <SlotStatesContext value={states}>
                <HeldHoursContext value={hours}>
                  <ShownBoard
                    place={grid}
                    layout={layout}
                    held={hand.held}
                    onOpenTopic={onOpenTopic}
                    onOpenSlot={onOpenSlot}
                    onNewSlot={onNewSlot}
                    onEditRoom={onEditRoom}
                  />
                </HeldHoursContext>
              </SlotStatesContext>
            </LeftOutContext>
            {topic && (
              <TopicDrawer
                key={topic.id}
                topic={topic}
                board={board}
                clashes={standing.open}
                canEdit={canEdit}
                onOpenTrack={(first) => open({ what: 'tracks', first })}
                isNew={openedTopic?.isNew ?? false}
                onClose={closeTopic}
              />
            )}
            <ClashPanel isOpen={isClashesOpen} onToggle={toggleClashes} onShow={show} />
            <SelectionBar />
            {following.peer && <FollowPill peer={following.peer} onEnd={following.end} />}
          </div>
          <Grips canEdit={canEdit} />
          <div ref={lasso} className={styles.lasso} hidden />
          <HeldGhost board={board} held={hand.held} told={hand.told} ghost={hand.ghost} />
          <p id="how-to-carry" className="visually-hidden">
            Press Enter to pick it up, arrow keys to move it, Enter to drop it, Escape to put it back. O opens it, X
            chooses it, Shift, Alt and an arrow change its length.
          </p>
          <p className="visually-hidden" role="status">
            {hand.announcement}
          </p>
          {isDropping && <p className={styles.dropping}>Drop it to see what it would bring to the board</p>}
          {opened && <OpenedDialog opened={opened} access={access} />}
        </DragDropProvider>
      </TalkContext>
    </WorkbenchContext>
  )
}

const cardsOf = (...elements: readonly Element[]) => elements.flatMap((element) => focusOf(element).topic ?? [])

/**
 * Of dnd-kit's plugins the scrolling alone: the ghost, the words and the cursor are ours. It begins close to the edge:
 * in the library's own outer fifth the grid runs away from under a card that is about to be dropped.
 */
const PLUGINS = [AutoScroller.configure({ threshold: 0.07, acceleration: 12 })]
