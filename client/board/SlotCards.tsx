/** The cards of a slot in their order, and the lines where held cards would land between them. */

import type { CSSProperties } from 'react'
import type { Topic } from '../../shared/board/model.ts'
import type { TopicId, TrackId } from '../../shared/ids.ts'
import type { LandingMark } from './landing-marks.ts'
import styles from './SlotCards.module.css'
import type { SlotState } from './slot-states.ts'
import { isWrongPlace } from './slot-states.ts'
import { TopicCard } from './TopicCard.tsx'

interface Props {
  readonly state: SlotState
  readonly className: string | undefined
  /** How many lines of text a card has room for. */
  readonly linesOf: (topic: Topic) => number
  /** The track that is looked at: topics of others step back. */
  readonly inFocus: TrackId | null
  readonly canEdit: boolean
  readonly onOpenTopic: (topic: Topic) => void
}

export function SlotCards({ state, className, linesOf, inFocus, canEdit, onOpenTopic }: Props) {
  const { lineup, marks, cards } = state
  const isQuiet = isWrongPlace(state)
  if (lineup.slot.kind === 'break' && cards.length === 0) return null
  return (
    <ol className={className}>
      {cards.map(({ topic, start, track, speakers, state: own }) => (
        <li
          key={topic.id}
          className={styles.place}
          data-place=""
          data-aside={isQuiet || (inFocus && topic.trackId && topic.trackId !== inFocus) || undefined}
          style={{ '--minutes': topic.minutes, '--lines': linesOf(topic) } as CSSProperties}
        >
          <LandingLine marks={marks} before={topic.id} />
          <TopicCard
            topic={topic}
            track={track}
            speakers={speakers}
            start={start}
            {...own}
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
      <div
        key={mark.color ?? 'here'}
        className={styles.landing}
        data-landing={mark.color === null ? '' : undefined}
        data-peer={mark.color ?? undefined}
        data-severity={mark.severity ?? undefined}
        aria-hidden="true"
      >
        <span>{mark.text}</span>
      </div>
    ))
}
