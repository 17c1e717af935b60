/** A slot in the grid with its cards, its budget, and the line where a held card would land. */

import { useDraggable } from '@dnd-kit/react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { Severity } from '../../shared/board/clashes.ts'
import type { Board, Lineup, Slot, Topic } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Block, isSmall, linesOf } from './day-layout.ts'
import type { Grip } from './hand.ts'
import { ResizeEdge } from './ResizeEdge.tsx'
import styles from './SlotBlock.module.css'
import { TopicCard } from './TopicCard.tsx'

/** Where a card would land in this slot, whose hand it is in, and how to say it. */
export interface LandingMark {
  readonly before: TopicId | null
  readonly text: string
  /** A person's colour; `null` for one's own hand. */
  readonly color: number | null
}

interface Props {
  readonly block: Block
  readonly board: Pick<Board, 'people' | 'tracks' | 'meta'>
  /** The worst clash of the slot itself. */
  readonly severity: Severity | null
  readonly topicSeverity: ReadonlyMap<TopicId, Severity>
  readonly marks: readonly LandingMark[]
  readonly heldBy: ReadonlyMap<TopicId, Peer>
  readonly heldHere: readonly TopicId[]
  readonly openTopic: TopicId | null
  readonly canEdit: boolean
  readonly isTarget: boolean
  readonly onOpenTopic: (topic: Topic) => void
  readonly onOpenSlot: (slot: Slot) => void
  readonly onResize: (slot: Slot, minutes: number) => void
}

const KINDS = { session: 'Session', break: 'Break', plenary: 'Plenary' } as const

export const SlotBlock = memo(function SlotBlock(props: Props) {
  const { block, board, severity, canEdit, isTarget, onOpenSlot, onResize } = props
  const { lineup, top, minutes, lane, lanes } = block
  const { slot, used } = lineup
  const { handleRef, ref } = useDraggable<Grip>({
    id: slot.id,
    data: { kind: 'slot', id: slot.id },
    disabled: !canEdit,
  })
  const track = slot.trackId ? (board.tracks.get(slot.trackId) ?? null) : null
  const title = slot.title || track?.name || (slot.kind === 'session' ? '' : KINDS[slot.kind])
  const span = `${clockOf(slot.place.start)}–${clockOf(lineup.end)}`
  const budget = slot.kind === 'break' && used === 0 ? `${slot.minutes} min` : `${used} of ${slot.minutes} min`
  const style = {
    '--top': top,
    '--minutes': minutes,
    '--of': Math.max(minutes, used),
    '--lane': lane,
    '--lanes': lanes,
  } as CSSProperties
  return (
    <section
      ref={ref}
      className={styles.slot}
      style={style}
      aria-label={`${title || 'Session'}, ${span}, ${budget}`}
      data-slot={slot.id}
      data-kind={slot.kind}
      data-track={track?.color}
      data-severity={severity ?? undefined}
      data-small={isSmall(slot) || undefined}
      data-over={used > slot.minutes || undefined}
      data-target={isTarget || undefined}
      data-private={!slot.public || undefined}
    >
      {canEdit && (
        <button
          ref={handleRef}
          type="button"
          className={styles.handle}
          aria-label={`${title || 'Session'}, ${span}: move or change`}
          aria-describedby="how-to-carry"
          onClick={() => onOpenSlot(slot)}
        >
          <Icon name="drag" />
        </button>
      )}
      <header className={styles.head}>
        <button type="button" className={styles.title} onClick={() => onOpenSlot(slot)} disabled={!canEdit}>
          <span className={styles.span}>{span}</span>
          <span className={styles.name}>{title}</span>
        </button>
        <span className={styles.budget} data-over={used > slot.minutes || undefined}>
          {budget}
        </span>
      </header>
      <Cards {...props} lineup={lineup} />
      {canEdit && (
        <ResizeEdge
          minutes={slot.minutes}
          label={`Length of ${title || 'session'} at ${span}`}
          onResize={(next) => onResize(slot, next)}
        />
      )}
    </section>
  )
})

function Cards(props: Props & { readonly lineup: Lineup }) {
  const { lineup, board, topicSeverity, marks, heldBy, heldHere, openTopic, canEdit, onOpenTopic } = props
  if (lineup.slot.kind === 'break' && lineup.topics.length === 0) return null
  return (
    <ol className={styles.cards}>
      {lineup.topics.map(({ topic, start }) => (
        <li
          key={topic.id}
          className={styles.place}
          style={
            {
              '--minutes': topic.minutes,
              '--lines': linesOf(topic.minutes, lineup),
            } as CSSProperties
          }
        >
          <LandingLine marks={marks} before={topic.id} />
          <TopicCard
            topic={topic}
            track={topic.trackId ? (board.tracks.get(topic.trackId) ?? null) : null}
            speakers={topic.speakers.flatMap((id) => board.people.get(id) ?? [])}
            start={start}
            severity={topicSeverity.get(topic.id) ?? null}
            heldBy={heldBy.get(topic.id) ?? null}
            isHeldHere={heldHere.includes(topic.id)}
            isOpen={openTopic === topic.id}
            canEdit={canEdit}
            onOpen={onOpenTopic}
          />
        </li>
      ))}
      {marks.some(({ before }) => before === null) && (
        <li className={styles.end}>
          <LandingLine marks={marks} before={null} />
        </li>
      )}
    </ol>
  )
}

function LandingLine({ marks, before }: { readonly marks: readonly LandingMark[]; readonly before: TopicId | null }) {
  return marks
    .filter((mark) => mark.before === before)
    .map((mark) => (
      <div key={mark.color ?? 'here'} className={styles.landing} data-peer={mark.color ?? undefined} aria-hidden="true">
        <span>{mark.text}</span>
      </div>
    ))
}
