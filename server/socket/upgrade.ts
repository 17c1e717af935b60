/** The door for live editing: settles access at the HTTP upgrade, so that who may not enter never becomes a connection. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { Role } from '../../shared/access.ts'
import type { BoardId } from '../../shared/ids.ts'
import { parseId, talkOf } from '../../shared/ids.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { Release } from '../../shared/release.ts'
import type { Credentials } from '../access/grant-for.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import { Refusal } from '../live/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Limits } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import { unmetered } from '../ports/metrics.ts'
import { BEAT_MS, Connection } from './connection.ts'
import { Places } from './places.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'

/** Above the gate's own bounds, so that an ordinary excess gets our close code, which is final, and not 1009. */
const EXCESS_BYTES = 1024 * 1024
const GOODBYE_MS = 1000
/** How long a connection waits for its board: a store that hangs must not hold crowds. */
const OPENING_MS = 10_000

export interface SyncDoorParts {
  readonly live: LiveBoards
  /** The grant that holds now, neither revoked nor expired; `null` for any other. */
  readonly grantFor: (credentials: Credentials, board: BoardId) => Promise<Grant | null>
  /** Whether the `Origin` header is exactly ours: a cookie counts only then. */
  readonly sameOrigin: (request: IncomingMessage) => boolean
  /** Whoever came by that grant has left. */
  readonly left?: (grant: Grant) => void
  /** Somebody on that line has shown that they may be here. */
  readonly admitted?: (line: Duplex) => void
  readonly limits: Limits
  readonly clock: Clock
  readonly log: Log
  readonly metrics?: Metrics
}

export interface SyncDoor {
  /** For the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** How many connections are open. */
  size(): number
  /** By role. */
  sizes(): Readonly<Partial<Record<Role, number>>>
  /** Ends all connections with `shutting-down`, and resolves when they are gone, at the latest after a second. */
  close(): Promise<void>
}

export function syncDoor(parts: SyncDoorParts): SyncDoor {
  return new Door(parts)
}

/** What the address asks for: `/sync/<boardId>?epoch=<n>&saved=1`, or `/sync/<boardId>/talk?…`. */
interface Wish {
  /** `null` for what cannot be one. */
  readonly board: BoardId | null
  /** What is said about the board, in place of the board. */
  readonly isTalk: boolean
  readonly epoch: string | null
  readonly wantsSaved: boolean
}

class Door implements SyncDoor {
  readonly #parts: SyncDoorParts
  readonly #server: WebSocketServer
  readonly #places: Places
  readonly #metrics: Metrics
  readonly #connections = new Set<Connection>()
  readonly #stopBeating: Release
  #isClosed = false
  #entered = 0
  #emptied: (() => void) | null = null

  constructor(parts: SyncDoorParts) {
    this.#parts = parts
    this.#metrics = parts.metrics ?? unmetered
    this.#places = new Places(parts.limits)
    const { catchUpBytes, frameBytes } = parts.limits
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: Math.max(catchUpBytes, frameBytes) + EXCESS_BYTES,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    })
    this.#stopBeating = parts.clock.every(BEAT_MS, () => {
      const now = parts.clock.now()
      for (const connection of this.#connections) connection.beat(now)
    })
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A peer may leave while access is being settled, or before it has read that it has none.
    socket.on('error', (error) => this.#parts.log.debug({ err: error }, 'a connection broke at the door'))
    void this.#admit(request, socket, head)
  }

  size(): number {
    return this.#connections.size
  }

  sizes(): Readonly<Partial<Record<Role, number>>> {
    const sizes: Partial<Record<Role, number>> = {}
    for (const {
      grant: { role },
    } of this.#connections)
      sizes[role] = (sizes[role] ?? 0) + 1
    return sizes
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopBeating()
    if (this.#connections.size === 0) return
    const emptied = new Promise<void>((resolve) => {
      this.#emptied = resolve
    })
    for (const connection of this.#connections) connection.close('shutting-down')
    const release = this.#parts.clock.after(GOODBYE_MS, () => {
      for (const connection of this.#connections) connection.terminate()
    })
    await emptied
    release()
  }

  async #admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const wish = wishOf(request.url ?? '')
    if (!wish) return refuseUpgrade(socket, 404)
    if (this.#isClosed) return refuseUpgrade(socket, 503)
    try {
      // [G5] An unknown board and a wrong key look the same.
      const grant = wish.board && (await this.#parts.grantFor(this.#credentials(request), wish.board))
      if (!grant) {
        this.#metrics.refused('no-access')
        return refuseUpgrade(socket, 401)
      }
      this.#parts.admitted?.(socket)
      this.#server.handleUpgrade(request, socket, head, (ws) => void this.#enter(ws, socket, wish, grant))
    } catch (error) {
      this.#parts.log.error({ err: error }, 'an upgrade failed')
      refuseUpgrade(socket, 503)
    }
  }

  #credentials(request: IncomingMessage): Credentials {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
    const key = offered.includes(SUBPROTOCOL) && offered.find((protocol) => protocol.startsWith(KEY_SUBPROTOCOL))
    return {
      // [G6] A browser adds the cookie whoever asks: it counts from our own pages alone.
      cookie: this.#parts.sameOrigin(request) ? request.headers.cookie : undefined,
      secret: key ? key.slice(KEY_SUBPROTOCOL.length) : undefined,
    }
  }

  /** [G13] Taken before its board is open: a browser hears no status of a refused upgrade, only a close code. */
  async #enter(ws: WebSocket, socket: Duplex, wish: Wish, grant: Grant): Promise<void> {
    const { live, limits, clock, log } = this.#parts
    const { wantsSaved } = wish
    const connection = new Connection({
      id: `c${++this.#entered}`,
      ws,
      socket,
      grant,
      wantsSaved,
      limits,
      clock,
      log,
      metrics: this.#metrics,
    })
    const place = this.#places.take(wish.isTalk ? talkOf(grant.board) : grant.board)
    let release: Release = () => undefined
    let isGone = false
    ws.on('close', () => {
      isGone = true
      this.#connections.delete(connection)
      if (typeof place !== 'string') place()
      release()
      this.#parts.left?.(grant)
      if (this.#connections.size === 0) this.#emptied?.()
    })
    this.#connections.add(connection)
    if (typeof place === 'string') {
      this.#metrics.reached(place)
      connection.close('too-fast')
      return
    }
    const inTime = clock.after(OPENING_MS, () => connection.close('internal'))
    try {
      const held = await (wish.isTalk ? live.holdTalk(grant.board) : live.hold(grant.board))
      if (held) release = held.release
      if (isGone) release()
      else if (!held) connection.close('gone')
      else if (this.#isClosed) connection.close('shutting-down')
      else if (wish.epoch !== String(held.board.epoch)) connection.close('other-epoch')
      else connection.serve(held.board)
    } catch (error) {
      // What cannot be loaded was logged where it was tried.
      connection.close(error instanceof Refusal ? error.word : 'internal')
    } finally {
      inTime()
    }
  }
}

function wishOf(address: string): Wish | null {
  const url = URL.parse(address, 'ws://any')
  const [, id, talk] = /^\/sync\/([^/]+)(\/talk)?$/.exec(url?.pathname ?? '') ?? []
  if (!url || !id) return null
  const { searchParams } = url
  return {
    board: parseId('board', id),
    isTalk: talk !== undefined,
    epoch: searchParams.get('epoch'),
    wantsSaved: searchParams.get('saved') === '1',
  }
}
