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
  if (!keeping)
    return `Not saving: the server’s disk fails. ${held ? `${held}, leave this page open` : 'You can go on'}`
  return unsaved > 0 ? 'Saving…' : 'Saved'
}

/** What is read aloud: each letter that is typed is saved, so that only what the line does, and what follows from it. */
export function sayAloud({ line, keeping }: LinkState): string {
  if (line === 'open' && !keeping)
    return 'The server cannot save at the moment. You can go on: your changes are kept here, and saved when it can again.'
  return ALOUD[line]
}

const ALOUD = {
  open: 'Connected to the server.',
  connecting: '',
  offline: 'The connection to the server is lost. You can go on.',
  refused: 'The server has ended the connection.',
} as const

/** Where the changes are that the server has not: those alone that have reached the browser's store are kept here. */
function sayHeld({ unsaved, kept }: LinkState): string {
  if (unsaved === 0) return ''
  if (kept === null) return `${sayChanges(unsaved)} in this page only`
  return kept > 0 ? `${sayChanges(kept)} kept here` : ''
}

const sayChanges = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)
