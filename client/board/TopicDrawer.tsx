/** The drawer of one topic: everything that can be said of it, written as it is typed, while others do the same. */

import { useEffect, useRef } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Topic } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { editTopic } from '../../shared/board/verbs.ts'
import type { TrackId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { IconButton } from '../ui/Button.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { ClashList } from './ClashList.tsx'
import { LineField } from './LineField.tsx'
import { MaterialsField } from './MaterialsField.tsx'
import { TopicDeeds } from './TopicDeeds.tsx'
import styles from './TopicDrawer.module.css'
import { TopicFacts } from './TopicFacts.tsx'
import { TopicHistoryFields } from './TopicHistoryFields.tsx'
import { TopicPeople } from './TopicPeople.tsx'
import { TopicTalk } from './talk/TopicTalk.tsx'
import { MarkdownField } from './text/MarkdownField.tsx'
import { WishesField } from './WishesField.tsx'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly clashes: readonly Clash[]
  readonly canEdit: boolean
  /** It was made just now: its title is what one wants to write next. */
  readonly isNew: boolean
  readonly onOpenTrack: (id: TrackId) => void
  readonly onClose: () => void
}

export function TopicDrawer({ topic, board, clashes, canEdit, isNew, onOpenTrack, onClose }: Props) {
  const { door } = useLink()
  const { id } = topic
  const own = clashes.filter(({ topics }) => topics.includes(id))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isNew) heading.current?.focus()
  }, [isNew])
  return (
    <aside className={styles.drawer} aria-label={`Topic: ${topic.title}`} data-about={id}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Topic
        </h2>
        {topic.follows && <span className={styles.follows}>follows up {topic.follows.year}</span>}
        <IconButton icon="close" size="small" label="Close" onPress={onClose} />
      </header>
      <div className={styles.fields} data-live="">
        {topic.repair.length > 0 && (
          <p className={styles.repair}>
            Needs repair: {topic.repair.join(', ')} could not be read. What you enter here replaces it; nothing else is
            touched.
          </p>
        )}
        <LineField
          label="Title"
          value={topic.title}
          isReadOnly={!canEdit}
          autoFocus={isNew}
          maxLength={LIMITS.title}
          onWrite={(title) => editTopic(door, id, { title })}
        />
        <TopicFacts topic={topic} board={board} canEdit={canEdit} onOpenTrack={onOpenTrack} />
        {own.length > 0 && <ClashList clashes={own} />}
        <TopicPeople topic={topic} board={board} canEdit={canEdit} />
        <NumberField
          label="Expected audience"
          hint="May stay empty. Rooms with fewer seats are pointed out."
          value={topic.audience ?? Number.NaN}
          minValue={0}
          maxValue={100_000}
          isReadOnly={!canEdit}
          onChange={(audience) => editTopic(door, id, { audience: Number.isInteger(audience) ? audience : null })}
        />
        <WishesField topic={topic} board={board} clashes={own} canEdit={canEdit} />
        <MarkdownField
          label="Abstract"
          hint="Markdown. Attendees see it once the topic is in a public slot."
          rows={6}
          topic={id}
          field="abstract"
          value={topic.abstract}
          isReadOnly={!canEdit}
        />
        <MarkdownField
          label="Notes"
          hint="For organizers and observers only; never in the programme."
          rows={3}
          topic={id}
          field="notes"
          value={topic.notes}
          isReadOnly={!canEdit}
        />
        <MaterialsField topic={topic} canEdit={canEdit} />
        <TopicHistoryFields topic={topic} canEdit={canEdit} />
        <TopicTalk topic={topic} />
        {canEdit && <TopicDeeds topic={topic} board={board} onClose={onClose} />}
      </div>
    </aside>
  )
}
