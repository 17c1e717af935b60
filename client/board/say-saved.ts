/** [W7] Whether what was done here is safe, in words. Always true, never a guess. */

import { CLOSE_SENTENCES } from '../../shared/protocol/close-codes.ts'
import type { LinkState } from '../link/board-link.ts'

/** The words for a state of the line. */
export function saySaved(state: LinkState): string {
  const { line, unsaved, refusal, keeping } = state
  const held = sayHeld(state)
  if (line === 'refused') return `${CLOSE_SENTENCES[refusal ?? 'no-access']}${held && ` ${held}.`}`
  if (line === 'offline') return held ? `Offline, ${held}` : 'Offline'
  if (line === 'connecting') return held ? `Connecting, ${held}` : 'Connecting…'
  if (!keeping) return `Not saving: the server’s disk fails${held && `, ${held}`}`
  return unsaved > 0 ? 'Saving…' : 'Saved'
}

/** What to do, where there is something to do. */
export function sayAdvice({ line, keeping, unsaved, kept }: LinkState): string {
  if (line === 'open' && !keeping)
    return 'You can go on: your changes are kept here, and saved as soon as the server can. Leave this page open, and tell who runs the server.'
  if (unsaved > 0 && kept === null) return 'This browser keeps nothing for this page: leave it open until all is saved.'
  return ''
}

/** Where the changes are that the server has not: those alone that have reached the browser's store are kept here. */
function sayHeld({ unsaved, kept }: LinkState): string {
  if (unsaved === 0) return ''
  if (kept === null) return `${sayChanges(unsaved)} in this page only`
  return kept > 0 ? `${sayChanges(kept)} kept here` : ''
}

const sayChanges = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)
