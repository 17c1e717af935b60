/** One WebSocket from its first byte to its last: frames in through the gate, frames out, and one place where it fails. */

import type { RawData, WebSocket } from 'ws'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { awarenessFrame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { LiveBoard } from '../live/live-board.ts'
import type { Peer } from '../live/peer.ts'
import { Refusal } from '../live/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Log } from '../ports/log.ts'
import { admit } from './gate.ts'

/** What a reader may leave unread beside the largest frame that it was sent (its first copy of the board). */
const MOST_UNREAD_BYTES = 1024 * 1024
/** The provider gives up after 30 s of silence; what it hears must come well before. */
const SILENCE_MS = 9000
const PING_MS = 30_000

export interface ConnectionParts {
  readonly id: string
  readonly ws: WebSocket
  readonly grant: Grant
  readonly wantsSaved: boolean
  readonly clock: Clock
  readonly log: Log
}

export class Connection implements Peer {
  readonly id: string
  readonly grant: Grant
  readonly wantsSaved: boolean
  readonly #ws: WebSocket
  readonly #clock: Clock
  readonly #log: Log
  #lastSent: number
  #lastPing: number
  #isAlive = true
  #largest = 0

  constructor({ id, ws, grant, wantsSaved, clock, log }: ConnectionParts) {
    this.id = id
    this.grant = grant
    this.wantsSaved = wantsSaved
    this.#ws = ws
    this.#clock = clock
    this.#log = log
    this.#lastSent = clock.now()
    this.#lastPing = clock.now()
    // An error is always followed by 'close'; most are the other side going away in the middle of something.
    ws.on('error', (error) => log.debug({ peer: id, err: error }, 'a connection broke'))
    ws.on('pong', () => {
      this.#isAlive = true
    })
  }

  /** Joins the board and hears the socket, until it closes. */
  serve(board: LiveBoard): void {
    const leave: Release = board.join(this)
    this.#ws.on('message', (message, isBinary) => this.#heard(board, message, isBinary))
    this.#ws.on('close', leave)
  }

  send(frame: Uint8Array): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    if (this.#ws.bufferedAmount > MOST_UNREAD_BYTES + this.#largest) {
      this.#log.warn({ peer: this.id, unread: this.#ws.bufferedAmount }, 'a reader was too slow')
      this.close('internal')
      return
    }
    this.#largest = Math.max(this.#largest, frame.length)
    this.#lastSent = this.#clock.now()
    this.#ws.send(frame)
  }

  close(word: CloseWord): void {
    this.#ws.close(CLOSE_CODES[word], word)
  }

  /** [G8, G9] What time brings: an ended grant, a silence that the client would take for a broken line, a dead peer. */
  beat(now: number): void {
    const { expiresAt } = this.grant
    if (expiresAt !== null && expiresAt <= now) this.close('no-access')
    if (now - this.#lastSent >= SILENCE_MS) this.send(awarenessFrame([]))
    if (now - this.#lastPing >= PING_MS) this.#ping(now)
  }

  /** For a peer that does not even answer the end: no goodbye. */
  terminate(): void {
    this.#ws.terminate()
  }

  #ping(now: number): void {
    if (!this.#isAlive) {
      this.terminate()
      return
    }
    this.#isAlive = false
    this.#lastPing = now
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping()
  }

  #heard(board: LiveBoard, message: RawData, isBinary: boolean): void {
    // Frames that were on their way when it was closed are nobody's any more.
    if (this.#ws.readyState !== this.#ws.OPEN) return
    try {
      if (!isBinary || !(message instanceof Uint8Array)) throw new Refusal('malformed')
      const admission = admit(message, this.grant.role)
      if (admission.is === 'refused') throw new Refusal(admission.word)
      if (admission.is === 'admitted') board.receive(this, admission.frame)
    } catch (error) {
      // the only catch in a connection's life
      const refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      const facts = { peer: this.id, board: board.id, word: refusal.word, err: refusal.cause }
      this.#log[refusal.word === 'internal' ? 'error' : 'warn'](facts, 'connection closed')
      this.close(refusal.word)
    }
  }
}
