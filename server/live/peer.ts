/** One connection as a live board sees it: somebody with a grant to whom frames can be sent. */

import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { Grant } from '../ports/grant-store.ts'

export interface Peer {
  /** Unique among the connections of this process. */
  readonly id: string
  readonly grant: Grant
  /** Asked for `saved` frames; a stock client does not know them. */
  readonly wantsSaved: boolean
  send(frame: Uint8Array): void
  close(word: CloseWord): void
}
