/** A topic card: on the tray, or in a slot with its derived time. A click opens it, a key or a drag takes hold of it. */

import { memo } from 'react'
import type { Topic, Track } from '../../shared/board/model.ts'
import { clockOf } from '../../shared/time.ts'
import type { CardState } from './card-state.ts'
import { drawn } from './drawn.ts'
import styles from './TopicCard.module.css'
import { TalkMark } from './talk/TalkMark.tsx'
import { useIsLeftOut } from './use-left-out.ts'

/** Everything by value, or kept as long as it is the same: a card is drawn again only when it shows something else. */
interface Props extends CardState {
  readonly topic: Topic
  readonly track: Track | null
  /** Names, as they are shown. */
  readonly speakers: string
  readonly start: string | null
  readonly canEdit: boolean
  readonly onOpen: (topic: Topic) => void
}

export const TopicCard = memo(function TopicCard(props: Props) {
  const {
    topic,
    track,
    speakers,
    start,
    severity,
    holder,
    holderColor,
    isHeldHere,
    isOpen,
    isSelected,
    canEdit,
    onOpen,
  } = props
  drawn(topic.id)
  const isLeftOut = useIsLeftOut(topic.id)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.card}
      data-card={topic.id}
      data-track={track?.color}
      data-held={isHeldHere || undefined}
      data-open={isOpen || undefined}
      data-chosen={isSelected || undefined}
      data-severity={severity ?? undefined}
      data-peer={holderColor ?? undefined}
      data-left-out={isLeftOut || undefined}
      aria-describedby={canEdit ? 'how-to-carry' : undefined}
      onClick={() => onOpen(topic)}
    >
      {start && <span className={styles.time}>{clockOf(start)}</span>}
      <span className={styles.text}>
        <span className={styles.title} data-title="">
          {topic.title || 'Untitled'}
        </span>
        {speakers && <span className={styles.names}>{speakers}</span>}
      </span>
      <span className={styles.facts}>
        {topic.repair.length > 0 && <span className={styles.repair}>needs repair</span>}
        {topic.follows && <span className={styles.follows}>{topic.follows.year}</span>}
        <TalkMark what="topic" id={topic.id} />
        {severity && (
          <span className={styles.mark} data-severity={severity} role="img" aria-label={`has a clash (${severity})`} />
        )}
        <span className={styles.minutes}>
          {topic.minutes}
          <span className={styles.unit}> min</span>
        </span>
      </span>
      {isSelected && <span className="visually-hidden">chosen</span>}
      {holder && <span className={styles.holder}>{holder}</span>}
    </button>
  )
})
