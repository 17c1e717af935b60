/** The door for live editing: settles access at the HTTP upgrade, so that who may not enter never becomes a connection. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { BoardId } from '../../shared/ids.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Log } from '../ports/log.ts'

/** What a request brought to show who it is: the raw `Cookie` header, or the secret of a link. */
export interface Credentials {
  readonly cookie: string | undefined
  readonly secret: string | undefined
}

export interface SyncDoorParts {
  readonly live: LiveBoards
  /** The grant that holds now, neither revoked nor expired; `null` for any other. */
  readonly grantFor: (credentials: Credentials, board: BoardId) => Promise<Grant | null>
  /** Whether the `Origin` header is exactly ours: a cookie counts only then. */
  readonly sameOrigin: (request: IncomingMessage) => boolean
  readonly clock: Clock
  readonly log: Log
}

export interface SyncDoor {
  /** For the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** How many connections are open. */
  size(): number
  /** Ends all connections with `shutting-down` and lets nobody in any more. */
  close(): Promise<void>
}

export function syncDoor(_parts: SyncDoorParts): SyncDoor {
  throw new Error('not built yet')
}
