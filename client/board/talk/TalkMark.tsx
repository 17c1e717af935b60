/** How many threads are open about something, where it stands; nothing where there are none. */

import type { AboutKind } from '../../../shared/talk/model.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './TalkMark.module.css'
import type { TalkCount } from './threads.ts'
import { useTalkCount } from './use-talk.ts'

interface Props {
  readonly what: AboutKind
  readonly id: string
}

export function TalkMark({ what, id }: Props) {
  const count = useTalkCount(what, id)
  if (!count) return null
  return (
    <span className={styles.mark} data-unread={count.unread > 0 || undefined} role="img" aria-label={sayCount(count)}>
      <Icon name="talk" size={12} />
      {count.open}
    </span>
  )
}

const sayCount = ({ open, unread }: TalkCount): string =>
  `${open} open ${open === 1 ? 'thread' : 'threads'}${unread > 0 ? `, ${unread} not read` : ''}`
