/** All that is said about one topic, slot or clash, and a box to say more. */

import { useState } from 'react'
import type { ThreadId } from '../../../shared/ids.ts'
import type { About } from '../../../shared/talk/model.ts'
import { startThread } from '../../../shared/talk/verbs.ts'
import type { TalkState } from '../../link/talk-link.ts'
import { Button } from '../../ui/Button.tsx'
import { ownName } from '../Presences.tsx'
import { CommentBox } from './CommentBox.tsx'
import { ownAuthor } from './own-author.ts'
import styles from './Talk.module.css'
import { ThreadView } from './ThreadView.tsx'
import { threadsAbout } from './threads.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useNames } from './use-names.ts'
import { useTalk, useTalkStore } from './use-talk.ts'

/** Where what was said here is until it is durable on the server. */
const UNSAVED: Readonly<Record<TalkState['line'], string>> = {
  open: 'Saving…',
  connecting: 'Kept in this browser; it is sent when the server can be reached.',
  offline: 'Kept in this browser; it is sent when the server can be reached.',
  refused: 'What you said last could not be sent. It stays in this browser.',
}

interface Props {
  readonly about: About
  readonly autoFocus?: boolean
}

export function TalkAbout({ about, autoFocus = false }: Props) {
  const store = useTalkStore()
  const { talk, state } = useTalk()
  const names = useNames()
  const threads = threadsAbout(talk, about)
  const [isBeginning, setBeginning] = useState(false)
  const [begun, setBegun] = useState<ThreadId | null>(null)
  const begin = useFocusBack<HTMLButtonElement>(isBeginning)
  const whyNot = store.whyNot()
  const door = store.door()
  const isEmpty = threads.length === 0
  return (
    <div className={styles.about}>
      {threads.map((thread) => (
        <ThreadView key={thread.id} thread={thread} isOwnNew={thread.id === begun} />
      ))}
      {whyNot !== null && <p className={styles.quiet}>{isEmpty && state?.ready ? 'Nothing was said yet.' : whyNot}</p>}
      {whyNot === null && door && (isEmpty || isBeginning) && (
        <CommentBox
          label={isEmpty ? 'Ask or say something' : 'What else'}
          verb="Send"
          draft={`${about.what}.${about.id}`}
          names={names}
          autoFocus={autoFocus || isBeginning}
          onSend={(text) => {
            setBegun(startThread(door, about, text, ownAuthor()))
            setBeginning(false)
          }}
          {...(!isEmpty && { onCancel: () => setBeginning(false) })}
        />
      )}
      {whyNot === null && !isEmpty && !isBeginning && (
        <Button
          ref={begin}
          size="small"
          icon="plus"
          variant="bare"
          className={styles.begin}
          onPress={() => setBeginning(true)}
        >
          Another thread
        </Button>
      )}
      {whyNot === null && ownName() === '' && (
        <p className={styles.quiet}>You speak as “Somebody” until you say your name at the top of the page.</p>
      )}
      {state !== null && state.unsaved > 0 && (
        <p className={styles.quiet} role="status">
          {UNSAVED[state.line]}
        </p>
      )}
    </div>
  )
}
