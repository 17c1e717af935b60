/** Whether what was done here is safe, in words. Always true, never a guess. */

import { CLOSE_SENTENCES } from '../../shared/protocol/close-codes.ts'
import type { LinkState } from '../link/board-link.ts'

/** The words for a state of the line. */
export function saySaved({ line, unsaved, refusal }: LinkState): string {
  const kept = unsaved === 1 ? '1 change kept here' : `${unsaved} changes kept here`
  if (line === 'refused') return `${CLOSE_SENTENCES[refusal ?? 'no-access']}${unsaved > 0 ? ` ${kept}.` : ''}`
  if (line === 'offline') return unsaved > 0 ? `Offline, ${kept}` : 'Offline'
  if (line === 'connecting') return unsaved > 0 ? `Connecting, ${kept}` : 'Connecting…'
  return unsaved > 0 ? 'Saving…' : 'Saved'
}
