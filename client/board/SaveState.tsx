/** [W7] `Saved`, `Saving…`, `Offline, n changes kept here`: said where everybody looks; aloud only when the line changes. */

import { useLinkState } from '../link/use-board.ts'
import { Icon } from '../ui/Icon.tsx'
import { sayAloud, saySaved } from './say-saved.ts'
import styles from './TopBar.module.css'

export function SaveState() {
  const state = useLinkState()
  const isOpen = state.line === 'open'
  const isCalm = isOpen && state.keeping
  const icon = isCalm ? (state.unsaved === 0 ? 'check' : 'clock') : isOpen ? 'warning' : 'cloud-off'
  return (
    <span className={styles.saved} data-calm={isCalm || undefined}>
      <Icon name={icon} size={14} />
      <span>{saySaved(state)}</span>
      <span className="visually-hidden" role="status">
        {sayAloud(state)}
      </span>
    </span>
  )
}
