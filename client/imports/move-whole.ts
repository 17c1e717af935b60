/** A whole board goes in through the server [I20]: at once it is larger than what a page may send in a frame. */

import type { ImportAnswer, ImportRequest } from '../../shared/protocol/api.ts'
import { request } from '../http.ts'

/** Into a board on which nothing ever was. Throws `ApiFailure` with a sentence. */
export const moveWhole = (boardId: string, text: string): Promise<ImportAnswer> =>
  request<ImportAnswer>('POST', `/api/boards/${boardId}/import`, {
    text,
    format: 'plumbline-board',
  } satisfies ImportRequest)
