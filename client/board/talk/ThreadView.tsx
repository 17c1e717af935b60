/** One thread with its comments: answered, resolved, reopened where it stands, so that nothing jumps. */

import { useEffect, useRef, useState } from 'react'
import type { Thread } from '../../../shared/talk/model.ts'
import { addComment, reopenThread, resolveThread } from '../../../shared/talk/verbs.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CommentBox } from './CommentBox.tsx'
import { CommentItem } from './CommentItem.tsx'
import { ownAuthor, ownAuthorId } from './own-author.ts'
import { sayMoment } from './say-moment.ts'
import styles from './Talk.module.css'
import { useFocusBack } from './use-focus-back.ts'
import { useNames } from './use-names.ts'
import { useTalk, useTalkStore } from './use-talk.ts'

interface Props {
  readonly thread: Thread
  /** It was begun here just now. */
  readonly isOwnNew: boolean
}

export function ThreadView({ thread, isOwnNew }: Props) {
  const store = useTalkStore()
  const { seen } = useTalk()
  const names = useNames()
  const now = useNow()
  const [isAnswering, setAnswering] = useState(false)
  const reply = useFocusBack<HTMLButtonElement>(isAnswering)
  useEffect(() => {
    if (isOwnNew) reply.current?.focus()
  }, [isOwnNew, reply])
  const [isUnfolded, setUnfolded] = useState(false)
  // What was new when one came stays marked while one reads.
  const [seenBefore] = useState(seen[thread.id] ?? 0)
  const end = useSeen(thread)
  const door = store.door()
  const canWrite = door !== null && store.whyNot() === null
  const { id, comments, resolved } = thread
  const isFolded = resolved !== null && !isUnfolded
  const first = comments.find(({ removed }) => !removed)
  return (
    <section
      className={styles.thread}
      data-resolved={resolved ? '' : undefined}
      aria-label={`Thread: ${first?.body.slice(0, 60)}`}
    >
      {resolved && (
        <p className={styles.resolved}>
          <Icon name="check" size={14} />
          <span>
            Resolved by {resolved.by || 'somebody'}, {sayMoment(resolved.at, now)}
          </span>
        </p>
      )}
      {isFolded ? (
        <p className={styles.excerpt}>{first?.body}</p>
      ) : (
        <ol className={styles.comments}>
          {comments.map((comment, at) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              names={names}
              isNew={at >= seenBefore && comment.by.id !== ownAuthorId() && !comment.removed}
              canWrite={canWrite}
              now={now}
            />
          ))}
        </ol>
      )}
      <div ref={end} className={styles.actions}>
        {canWrite && (
          <Button
            size="small"
            variant="bare"
            icon={resolved ? 'undo' : 'check'}
            onPress={() => (resolved ? reopenThread(door, id) : resolveThread(door, id))}
          >
            {resolved ? 'Reopen' : 'Resolve'}
          </Button>
        )}
        {resolved && (
          <Button size="small" variant="bare" aria-expanded={isUnfolded} onPress={() => setUnfolded(!isUnfolded)}>
            {isUnfolded ? 'Hide' : `Show ${comments.length === 1 ? 'the comment' : `${comments.length} comments`}`}
          </Button>
        )}
        {canWrite && !resolved && !isAnswering && (
          <Button ref={reply} size="small" variant="bare" onPress={() => setAnswering(true)}>
            Reply
          </Button>
        )}
      </div>
      {canWrite && !resolved && isAnswering && (
        <CommentBox
          label="Your reply"
          verb="Reply"
          draft={id}
          names={names}
          autoFocus
          onSend={(text) => {
            addComment(door, id, text, ownAuthor())
            setAnswering(false)
          }}
          onCancel={() => setAnswering(false)}
        />
      )}
    </section>
  )
}

/** [T7] A thread was seen when its end was in sight, on a page that is looked at. */
function useSeen(thread: Thread) {
  const store = useTalkStore()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = end
    if (!current) return
    let isInSight = false
    const look = () => isInSight && document.visibilityState === 'visible' && store.see([thread])
    const watch = new IntersectionObserver((entries) => {
      isInSight = entries.at(-1)?.isIntersecting ?? false
      look()
    })
    watch.observe(current)
    document.addEventListener('visibilitychange', look)
    return () => {
      watch.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [thread, store])
  return end
}
