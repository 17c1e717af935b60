/** `Saved`, `Saving…`, `Offline, n changes kept here`: said where everybody looks. */

import { useLinkState } from '../link/use-board.ts'
import { Icon } from '../ui/Icon.tsx'
import { saySaved } from './say-saved.ts'
import styles from './TopBar.module.css'

export function SaveState() {
  const state = useLinkState()
  const calm = state.line === 'open'
  return (
    <span className={styles.saved} data-calm={calm || undefined} role="status">
      <Icon name={calm ? 'check' : 'cloud-off'} size={14} />
      <span>{saySaved(state)}</span>
    </span>
  )
}
