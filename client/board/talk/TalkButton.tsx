/** The way to the talk, in the bar: how many threads have something new. */

import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../workbench.ts'
import styles from './TalkButton.module.css'
import { useTalk } from './use-talk.ts'

export function TalkButton() {
  const { open } = useWorkbench()
  const { unread } = useTalk()
  return (
    <Button
      size="small"
      variant="bare"
      icon="talk"
      className={styles.button}
      aria-label={unread > 0 ? `Talk, ${unread} ${unread === 1 ? 'thread' : 'threads'} not read` : 'Talk'}
      onPress={() => open({ what: 'talk', about: null })}
    >
      Talk
      {unread > 0 && <span className={styles.count}>{unread}</span>}
    </Button>
  )
}
