/** One day: rooms as columns, time down the side, slots as blocks. */

import type { CSSProperties } from 'react'
import { useCallback, useMemo } from 'react'
import type { Clash, Severity } from '../../shared/board/clashes.ts'
import { SEVERITIES } from '../../shared/board/clashes.ts'
import type { Board, Room, Slot, Topic } from '../../shared/board/model.ts'
import { editSlot } from '../../shared/board/verbs.ts'
import type { RoomId, SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import { useLink } from '../link/use-board.ts'
import styles from './DayGrid.module.css'
import type { Block, DayLayout } from './day-layout.ts'
import { hoursOf, timeAt } from './day-layout.ts'
import type { Holding } from './hand.ts'
import { sayTarget, startAt } from './landing.ts'
import { RoomHead } from './RoomHead.tsx'
import type { LandingMark } from './SlotBlock.tsx'
import { SlotBlock } from './SlotBlock.tsx'

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

const NO_MARKS: readonly LandingMark[] = []
const NO_TOPICS: readonly TopicId[] = []
const NO_SEVERITIES: ReadonlyMap<TopicId, Severity> = new Map()

export function DayGrid(props: Props) {
  const { board, day, layout, clashes, peers, holding, openTopic, canEdit, onOpenTopic, onOpenSlot, onNewSlot } = props
  const { door } = useLink()
  const worst = useMemo(() => worstOf(clashes), [clashes])
  const heldBy = useMemo(() => holders(peers), [peers])
  const heldHere = holding?.kind === 'topics' ? holding.ids : NO_TOPICS
  const onResize = useCallback((slot: Slot, minutes: number) => editSlot(door, slot.id, { minutes }), [door])

  const block = (one: Block) => (
    <SlotBlock
      key={one.lineup.slot.id}
      block={one}
      board={board}
      severity={worst.slots.get(one.lineup.slot.id) ?? null}
      topicSeverity={worst.topics.size > 0 ? worst.topics : NO_SEVERITIES}
      marks={marksIn(board, one.lineup.slot.id, holding, peers)}
      heldBy={heldBy}
      heldHere={heldHere}
      openTopic={openTopic}
      canEdit={canEdit}
      isTarget={holding?.kind === 'topics' && holding.target?.slotId === one.lineup.slot.id}
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

function worstOf(clashes: readonly Clash[]): { slots: Map<SlotId, Severity>; topics: Map<TopicId, Severity> } {
  const slots = new Map<SlotId, Severity>()
  const topics = new Map<TopicId, Severity>()
  const keepWorst = <K,>(map: Map<K, Severity>, key: K, severity: Severity) => {
    const known = map.get(key)
    if (!known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) map.set(key, severity)
  }
  for (const { kind, severity, slots: ofSlots, topics: ofTopics } of clashes) {
    if (kind !== 'speaker-twice') for (const id of ofSlots) keepWorst(slots, id, severity)
    for (const id of ofTopics) keepWorst(topics, id, severity)
  }
  return { slots, topics }
}

function holders(peers: readonly Peer[]): ReadonlyMap<TopicId, Peer> {
  return new Map(peers.flatMap((peer) => peer.held?.topics.map((id) => [id, peer] as const) ?? []))
}

/** The lines that show where held cards would land in a slot: one's own, and those of others with their names. */
function marksIn(
  board: Board,
  slotId: SlotId,
  holding: Holding | null,
  peers: readonly Peer[],
): readonly LandingMark[] {
  const marks: LandingMark[] = []
  if (holding?.kind === 'topics' && holding.target?.slotId === slotId) {
    const said = sayTarget(board, holding.ids, holding.target)
    marks.push({
      before: holding.target.before,
      text: shortly(said, startAt(board, holding.ids, holding.target)),
      color: null,
    })
  }
  for (const { held, name, color } of peers) {
    if (held?.over?.slotId === slotId) marks.push({ before: held.over.before, text: name, color })
  }
  return marks.length > 0 ? marks : NO_MARKS
}

/** "14:50" or "14:50, 15 min over": on the line itself the room and the day can be seen. */
const shortly = (said: string, start: string | null): string =>
  [start && clockOf(start), /\d+ min over$/.exec(said)?.[0]].filter(Boolean).join(', ')
