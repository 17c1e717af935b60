/** Why a request is refused: a word, its status, and a sentence that says what to do. The one place where they end is app.ts. */

import type { z } from 'zod'

const REFUSALS = {
  'bad-json': [400, 'The body is not JSON. Send an object like {"title": "…"} as application/json.'],
  'bad-request': [400, 'Something in the request is not as it should be.'],
  'not-understood': [400, 'The text could not be understood.'],
  'no-access': [401, 'This link does not give access, or no longer. Ask the owner of the board for a new one.'],
  'key-needed': [401, 'Making a board needs the key of this server: send it as "Authorization: Bearer <key>".'],
  'metrics-key': [
    401,
    'Metrics are for this machine itself, or for who brings its ADMIN_KEY: send it as "Authorization: Bearer <key>".',
  ],
  'not-allowed': [403, 'This link does not allow that. Ask the owner of the board for one that does.'],
  'foreign-origin': [403, 'This request comes from a page of another site. Open the board at its own address.'],
  // The same for both, word by word, so that nobody learns which boards there are [H2].
  'unknown-board': [404, 'There is no such board, or this browser has no access to it. Open it by its link first.'],
  'unknown-link': [404, 'This board has no such link. Load the list of links again.'],
  'unknown-moment': [404, 'This board has no such moment, or no longer. Load the list of moments again.'],
  unknown: [404, 'There is no programme at this address. Check it, or ask who gave it to you.'],
  'not-published': [404, 'This programme is not published yet. It appears here as soon as it is.'],
  'unknown-picks': [404, 'There is no such personal calendar, or no longer. Make a new link in “My programme”.'],
  'no-edition': [404, 'There is no such edition of this programme. Ask without "edition" for the current one.'],
  'not-found': [404, 'There is nothing at this address.'],
  'not-built': [503, 'The pages are not built. Run "npm run build" and start the server again.'],
  'wrong-method': [405, 'This address does not take that method; "Allow" says which it takes.'],
  'last-owner': [
    409,
    'This is the last link that owns the board. Make another owner’s link first, then revoke this one.',
  ],
  'too-many-moments': [409, 'This board keeps as many moments by name as it may. Forget some of them first.'],
  'too-many-picks': [409, 'This server keeps as many personal calendars as it may. Download the calendar instead.'],
  'picks-too-fast': [429, 'Too many personal calendars are changed at once. This is tried again in a few seconds.'],
  'board-full': [413, 'The board would have more topics than this server allows. Import less, or make another board.'],
  'board-too-large': [413, 'The board would be larger than this server allows. Import less, or make another board.'],
  'import-too-long': [
    422,
    'This takes longer to read than an import may. Nothing was changed; import it in parts, or in another form.',
  ],
  'import-too-much': [
    422,
    'This takes more memory to read than an import may. Nothing was changed; import it in parts, or in another form.',
  ],
  'too-busy': [503, 'Many imports are waiting at the moment. Nothing was changed; try again in a minute.'],
  'too-large': [413, 'The body is larger than 10 MB. Send less at once.'],
  internal: [500, 'The server had a problem with this request. What was saved is safe; try again.'],
  'shutting-down': [503, 'The server is restarting, or cannot save at the moment. Try again in a few seconds.'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalWord = keyof typeof REFUSALS

export class RequestRefusal extends Error {
  readonly word: RefusalWord
  readonly sentence: string

  constructor(word: RefusalWord, sentence: string = REFUSALS[word][1]) {
    super(word)
    this.word = word
    this.sentence = sentence
  }

  get status() {
    return REFUSALS[this.word][0]
  }

  get body() {
    return { error: { code: this.word.replaceAll('-', '_'), message: this.sentence } }
  }
}

/** Names the first field that is wrong, and what it should be. */
export function misfit(error: z.ZodError): RequestRefusal {
  const issue = error.issues[0]
  const field = issue?.path.join('.') || 'the body'
  return new RequestRefusal('bad-request', `“${field}” is not right: ${issue?.message ?? 'unknown'}.`)
}
