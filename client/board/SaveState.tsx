/** [W7] `Saved`, `Saving…`, `Offline, n changes kept here`: said where everybody looks; aloud only when the line changes. */

import { useLinkState } from '../link/use-board.ts'
import { Icon } from '../ui/Icon.tsx'
import { sayAdvice, saySaved } from './say-saved.ts'
import styles from './TopBar.module.css'

/** Each letter that is typed is saved: that is for the eye. What is read aloud is whether the line stands. */
const ALOUD = {
  open: 'Connected to the server.',
  connecting: '',
  offline: 'The connection to the server is lost. You can go on.',
  refused: 'The server has ended the connection.',
} as const

const NOT_SAVING = 'The server cannot save at the moment.'

export function SaveState() {
  const state = useLinkState()
  const isOpen = state.line === 'open'
  const isCalm = isOpen && state.keeping
  const icon = isCalm ? (state.unsaved === 0 ? 'check' : 'clock') : isOpen ? 'warning' : 'cloud-off'
  const advice = sayAdvice(state)
  return (
    <span className={styles.saved} data-calm={isCalm || undefined}>
      <Icon name={icon} size={14} />
      <span>
        {saySaved(state)}
        {advice !== '' && <span className={styles.advice}>. {advice}</span>}
      </span>
      <span className="visually-hidden" role="status">
        {isOpen && !state.keeping ? NOT_SAVING : ALOUD[state.line]}
      </span>
    </span>
  )
}
