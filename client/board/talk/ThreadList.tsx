/** Threads to choose from: those that are open, not read yet, that call me, or are resolved. */

import type { About, Thread } from '../../../shared/talk/model.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ownName } from '../Presences.tsx'
import { useWorkbench } from '../workbench.ts'
import { ownAuthorId } from './own-author.ts'
import { sayMoment } from './say-moment.ts'
import { unreadIn } from './seen.ts'
import { subjectOf } from './subject.ts'
import styles from './Talk.module.css'
import type { TalkFilter } from './threads.ts'
import { TALK_FILTERS, threadsFor } from './threads.ts'
import { useTalk, useTalkStore } from './use-talk.ts'

const LABELS: Readonly<Record<TalkFilter, string>> = {
  open: 'Open',
  unread: 'Unread',
  mentions: 'Mentions',
  resolved: 'Resolved',
}

const EMPTY: Readonly<Record<TalkFilter, string>> = {
  open: 'No open thread. Begin one in a topic’s drawer, from a slot’s or card’s menu, or beside a clash.',
  unread: 'You have read everything.',
  mentions: 'Nobody has mentioned you by your name yet.',
  resolved: 'No thread was resolved yet.',
}

interface Props {
  readonly filter: TalkFilter
  readonly onFilter: (filter: TalkFilter) => void
  readonly onOpen: (about: About) => void
}

export function ThreadList({ filter, onFilter, onOpen }: Props) {
  const store = useTalkStore()
  const { talk, seen, state, unread } = useTalk()
  const reader = { id: ownAuthorId(), name: ownName(), seen }
  const threads = threadsFor(filter, talk, reader)
  const count = (one: TalkFilter) => threadsFor(one, talk, reader).length
  return (
    <div className={styles.about}>
      <Segmented
        label="Which threads"
        options={TALK_FILTERS.map((value) => ({ value, label: `${LABELS[value]} ${count(value) || ''}`.trim() }))}
        value={filter}
        onChange={onFilter}
      />
      {threads.length === 0 && (
        <p className={styles.quiet}>{state?.ready ? EMPTY[filter] : 'Loading what was said…'}</p>
      )}
      <ul className={styles.list}>
        {threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} unread={unreadIn(thread, seen, reader.id)} onOpen={onOpen} />
        ))}
      </ul>
      {unread > 0 && (
        <Button size="small" variant="bare" className={styles.begin} onPress={() => store.see(talk.threads)}>
          Mark all as read
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly thread: Thread
  readonly unread: number
  readonly onOpen: (about: About) => void
}

function ThreadRow({ thread, unread, onOpen }: RowProps) {
  const bench = useWorkbench()
  const now = useNow()
  const { about, comments, resolved } = thread
  const standing = comments.filter(({ removed }) => !removed)
  const last = standing.at(-1)
  const { kind, title, gone } = subjectOf(about, bench)
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-unread={unread > 0 || undefined}
        disabled={!about}
        onClick={() => about && onOpen(about)}
      >
        <span className={styles.subject}>
          <span className={styles.kind}>{kind}</span>
          <span className={styles.title}>{title}</span>
          {gone && <span className={styles.gone}>{gone}</span>}
        </span>
        {last && (
          <span className={styles.last}>
            <span className={styles.name}>{last.by.name || 'Somebody'}</span> {last.body}
          </span>
        )}
        <span className={styles.facts}>
          {unread > 0 && <span className={styles.new}>{unread} new</span>}
          <span>{standing.length === 1 ? '1 comment' : `${standing.length} comments`}</span>
          {resolved && <span>resolved</span>}
          {last && <time dateTime={new Date(last.at).toISOString()}>{sayMoment(last.at, now)}</time>}
        </span>
      </button>
    </li>
  )
}
