/** Why the server ends a connection: a word, its close code, and a sentence for people. 44xx is final, 45xx try again. */

export const CLOSE_CODES = {
  malformed: 4400,
  'no-access': 4401,
  'not-allowed': 4403,
  gone: 4404,
  'other-epoch': 4409,
  'too-large': 4413,
  'client-too-old': 4426,
  internal: 4500,
  'shutting-down': 4503,
  'too-fast': 4529,
} as const

export type CloseWord = keyof typeof CLOSE_CODES

export const CLOSE_SENTENCES: Record<CloseWord, string> = {
  malformed: 'Something was sent that the server does not understand. Load the page again.',
  'no-access': 'This link no longer gives access to the board. Ask its owner for a new one.',
  'not-allowed': 'This link allows reading only.',
  gone: 'This board does not exist any more.',
  'other-epoch': 'The board was restored to another state. Load the page again.',
  'too-large': 'A change was too large for the server.',
  'client-too-old': 'This page is older than the board. Load it again.',
  internal: 'The server had a problem with this connection and will be asked again.',
  'shutting-down': 'The server is restarting, or cannot save at the moment.',
  'too-fast': 'Too many changes at once; trying again shortly.',
}

/** The word of a close code that is ours, or `null`. */
export function closeWord(code: number): CloseWord | null {
  const found = Object.entries(CLOSE_CODES).find(([, own]) => own === code)
  return found ? (found[0] as CloseWord) : null
}
