/** Whether what was done here is safe: `Saved`, `Saving…`, `Offline, n changes kept here`. Always true, never a guess. */

import { CLOSE_SENTENCES } from '../../shared/protocol/close-codes.ts'
import type { LinkState } from '../link/board-link.ts'
import { useLinkState } from '../link/use-board.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './TopBar.module.css'

/** The words for a state of the line. */
export function saySaved({ line, unsaved, refusal }: LinkState): string {
  const kept = unsaved === 1 ? '1 change kept here' : `${unsaved} changes kept here`
  if (line === 'refused') return `${CLOSE_SENTENCES[refusal ?? 'no-access']}${unsaved > 0 ? ` ${kept}.` : ''}`
  if (line === 'offline') return unsaved > 0 ? `Offline, ${kept}` : 'Offline'
  if (line === 'connecting') return unsaved > 0 ? `Connecting, ${kept}` : 'Connecting…'
  return unsaved > 0 ? 'Saving…' : 'Saved'
}

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
