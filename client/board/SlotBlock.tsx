/** A slot in the grid with its cards, its budget, and the line where a held card would land. */

import { useDraggable } from '@dnd-kit/react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { Board, Lineup, Slot, Topic } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { clockOf } from '../../shared/time.ts'
import { Icon } from '../ui/Icon.tsx'
import { isSmall, linesOf } from './day-layout.ts'
import type { Grip } from './hand.ts'
import { speakersOf } from './names.ts'
import { ResizeEdge } from './ResizeEdge.tsx'
import styles from './SlotBlock.module.css'
import type { LandingMark, SlotState } from './slot-states.ts'
import { TopicCard } from './TopicCard.tsx'

interface Props {
  readonly lineup: Lineup
  /** Minutes after the grid's first, and its lane of `lanes`. */
  readonly top: number
  readonly lane: number
  readonly lanes: number
  readonly people: Board['people']
  readonly tracks: Board['tracks']
  readonly state: SlotState
  readonly canEdit: boolean
  readonly onOpenTopic: (topic: Topic) => void
  readonly onOpenSlot: (slot: Slot) => void
  readonly onResize: (slot: Slot, minutes: number) => void
}

const KINDS = { session: 'Session', break: 'Break', plenary: 'Plenary' } as const

export const SlotBlock = memo(function SlotBlock(props: Props) {
  const { lineup, top, lane, lanes, tracks, state, canEdit, onOpenSlot, onResize } = props
  const { slot, used } = lineup
  const { minutes } = slot
  const { handleRef, ref } = useDraggable<Grip>({
    id: slot.id,
    data: { kind: 'slot', id: slot.id },
    disabled: !canEdit,
  })
  const track = slot.trackId ? (tracks.get(slot.trackId) ?? null) : null
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
      data-severity={state.severity ?? undefined}
      data-small={isSmall(slot) || undefined}
      data-over={used > slot.minutes || undefined}
      data-target={state.isTarget || undefined}
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
      <Cards {...props} />
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

function Cards({ lineup, people, tracks, state, canEdit, onOpenTopic }: Props) {
  const { marks, cards } = state
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
            track={topic.trackId ? (tracks.get(topic.trackId) ?? null) : null}
            speakers={speakersOf(topic, people)}
            start={start}
            {...must(cards[topic.id], 'the state of a card that is shown')}
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
