/** One comment: who, when, what; and what its writer can do with it. */

import { useState } from 'react'
import { mayOwn } from '../../../shared/access.ts'
import { withCallsBold } from '../../../shared/talk/mentions.ts'
import type { Comment } from '../../../shared/talk/model.ts'
import { editComment, removeComment, restoreComment } from '../../../shared/talk/verbs.ts'
import { useLink } from '../../link/use-board.ts'
import { Button } from '../../ui/Button.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { CommentBox } from './CommentBox.tsx'
import { ownAuthorId } from './own-author.ts'
import { sayMoment } from './say-moment.ts'
import styles from './Talk.module.css'
import { useFocusBack } from './use-focus-back.ts'
import { useTalkStore } from './use-talk.ts'

interface Props {
  readonly comment: Comment
  readonly names: readonly string[]
  readonly isNew: boolean
  readonly canWrite: boolean
  readonly now: number
}

export function CommentItem({ comment, names, isNew, canWrite, now }: Props) {
  const { id, by, body, at, edited, removed, writer, repair } = comment
  const store = useTalkStore()
  const { role } = useLink().facts
  const [isEditing, setEditing] = useState(false)
  const edit = useFocusBack<HTMLButtonElement>(isEditing)
  const isMine = by.id === ownAuthorId()
  const door = store.door()
  const who = by.name || 'Somebody'
  return (
    <li className={styles.comment} data-new={isNew || undefined} data-removed={removed ? '' : undefined}>
      <p className={styles.who}>
        <span className={styles.name}>{who}</span>
        <span className={styles.via}>{writer ? writer.label || writer.role : 'not sent yet'}</span>
        <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
          {sayMoment(at, now)}
        </time>
        {edited !== null && !removed && <span>edited</span>}
        {isNew && <span className={styles.new}>new</span>}
      </p>
      {removed ? (
        <p className={styles.quiet}>Removed by {removed.by || 'somebody'}.</p>
      ) : isEditing && door ? (
        <CommentBox
          label="Your comment"
          verb="Save"
          initial={body}
          draft={id}
          names={names}
          autoFocus
          onSend={(text) => {
            editComment(door, id, text)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className={styles.body}>
          <Markdown text={withCallsBold(body, names)} />
        </div>
      )}
      {writer?.changed && !removed && (
        <p className={styles.warning}>
          The text was changed by somebody with “{writer.changed.label || writer.changed.role}”.
        </p>
      )}
      {repair.length > 0 && <p className={styles.warning}>Needs repair: {repair.join(', ')} could not be read.</p>}
      {canWrite && door && !isEditing && (isMine || mayOwn(role) || removed) && (
        <div className={styles.own}>
          <Button
            size="small"
            variant="bare"
            onPress={() => (removed ? restoreComment(door, id) : removeComment(door, id))}
          >
            {removed ? 'Bring back' : 'Remove'}
          </Button>
          {isMine && !removed && (
            <Button ref={edit} size="small" variant="bare" onPress={() => setEditing(true)}>
              Edit
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
