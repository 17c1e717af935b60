/** The stores for a command of its own, beside the server that may be running. */

import type { BoardId } from '../../shared/ids.ts'
import type { Grant, SecretHash } from './grant-store.ts'

export interface Beside {
  /** The board of an id or of a programme's address; `null` if there is none. */
  boardOf(name: string): Promise<BoardId | null>
  /** Resolves when it is durable. */
  add(grant: Grant, secret: SecretHash): Promise<void>
  close(): Promise<void>
}
