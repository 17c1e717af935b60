/** A topic card: on the tray, or in a slot with its derived time. A button that opens it, and a thing to take hold of. */

import { useDraggable } from '@dnd-kit/react'
import { memo } from 'react'
import type { Severity } from '../../shared/board/clashes.ts'
import type { Person, Topic, Track } from '../../shared/board/model.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import type { Grip } from './hand.ts'
import styles from './TopicCard.module.css'

interface Props {
  readonly topic: Topic
  readonly track: Track | null
  readonly speakers: readonly Person[]
  readonly start: string | null
  readonly severity: Severity | null
  readonly heldBy: Peer | null
  readonly isHeldHere: boolean
  readonly isOpen: boolean
  readonly canEdit: boolean
  readonly onOpen: (topic: Topic) => void
}

export const TopicCard = memo(function TopicCard(props: Props) {
  const { topic, track, speakers, start, severity, heldBy, isHeldHere, isOpen, canEdit, onOpen } = props
  const { ref } = useDraggable<Grip>({ id: topic.id, data: { kind: 'topic', id: topic.id }, disabled: !canEdit })
  const names = speakers.map(({ name }) => name).join(', ')
  return (
    <button
      ref={ref}
      type="button"
      className={styles.card}
      data-card={topic.id}
      data-track={track?.color}
      data-held={isHeldHere || undefined}
      data-open={isOpen || undefined}
      data-severity={severity ?? undefined}
      data-peer={heldBy ? heldBy.color : undefined}
      aria-describedby={canEdit ? 'how-to-carry' : undefined}
      onClick={() => onOpen(topic)}
    >
      {start && <span className={styles.time}>{clockOf(start)}</span>}
      <span className={styles.text}>
        <span className={styles.title} data-title="">
          {topic.title || 'Untitled'}
        </span>
        {names && <span className={styles.names}>{names}</span>}
      </span>
      <span className={styles.facts}>
        {topic.repair.length > 0 && <span className={styles.repair}>needs repair</span>}
        {topic.follows && <span className={styles.follows}>{topic.follows.year}</span>}
        {severity && (
          <span className={styles.mark} data-severity={severity} role="img" aria-label={`has a clash (${severity})`} />
        )}
        <span className={styles.minutes}>
          {topic.minutes}
          <span className={styles.unit}> min</span>
        </span>
      </span>
      {heldBy && <span className={styles.holder}>{heldBy.name}</span>}
    </button>
  )
})
