/**
 * One WebSocket from its first byte to its last: frames in through the gate, frames out, and one place where it fails.
 *
 *   opening   paused: what it sends waits in the line, not in memory, until its board is open
 *   serving   frames go both ways; while it does not read, nothing more is put before it, and then it gets everything anew
 */

import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { awarenessFrame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import type { LiveDoc } from '../live/live-board.ts'
import type { Peer } from '../live/peer.ts'
import { Refusal } from '../live/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Limits } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import { admit } from './gate.ts'
import type { Said } from './rates.ts'
import { RATE_LIMIT, Rates } from './rates.ts'
import { wireOf } from './wire.ts'

/** The provider gives up after 30 s of silence; what it hears must come well before. */
const SILENCE_MS = 9000
const PING_MS = 30_000
/** How often `beat` is to be called: what has a bound ends before it, at the last beat within. */
export const BEAT_MS = 1000
/** How long one that was closed may take to say goodbye itself. */
const CLOSING_MS = 5000
const SOMETHING = awarenessFrame([])

export interface ConnectionParts {
  readonly id: string
  readonly ws: WebSocket
  /** The line under `ws`. */
  readonly socket: Duplex
  readonly grant: Grant
  readonly wantsSaved: boolean
  readonly limits: Limits
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

export class Connection implements Peer {
  readonly id: string
  readonly grant: Grant
  readonly wantsSaved: boolean
  readonly #ws: WebSocket
  readonly #socket: Duplex
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #log: Log
  readonly #metrics: Metrics
  readonly #rates: Rates
  /** Since the last beat that was not silent. */
  #silentSince: number
  #wasSilent = true
  #lastPing: number
  #isAlive = true
  /** The largest frame that it was sent: its first copy of the board may be as large as it is. */
  #largest = 0
  #behindSince: number | null = null
  #closingSince: number | null = null
  #board: LiveDoc | null = null

  /** Opening: it is heard once it is served. */
  constructor({ id, ws, socket, grant, wantsSaved, limits, clock, log, metrics }: ConnectionParts) {
    this.id = id
    this.grant = grant
    this.wantsSaved = wantsSaved
    this.#ws = ws
    this.#socket = socket
    this.#limits = limits
    this.#clock = clock
    this.#log = log
    this.#metrics = metrics
    this.#rates = new Rates(limits)
    this.#silentSince = clock.now()
    this.#lastPing = clock.now()
    ws.pause()
    // An error is always followed by 'close'; most are the other side going away in the middle of something.
    ws.on('error', (error) => log.debug({ peer: id, err: error }, 'a connection broke'))
    ws.on('pong', () => {
      this.#isAlive = true
    })
  }

  /** Joins the board and hears the socket, until it closes. */
  serve(board: LiveDoc): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    this.#board = board
    const leave: Release = board.join(this)
    this.#ws.on('message', (message, isBinary) => this.#heard(board, message, isBinary))
    this.#ws.on('ping', () => this.#pinged(board))
    this.#ws.on('close', leave)
    this.#ws.resume()
  }

  /** [G12] Past `ws`, which would make a head for each reader: frames to a crowd are made once. */
  send(frame: Uint8Array): void {
    if (this.#behindSince !== null || this.#ws.readyState !== this.#ws.OPEN) return
    if (this.#socket.writableLength > this.#limits.unreadBytes + this.#largest) {
      this.#fallBehind()
      return
    }
    if (frame.length > this.#largest) this.#largest = frame.length
    this.#wasSilent = false
    this.#socket.write(wireOf(frame))
  }

  close(word: CloseWord): void {
    if (this.#closingSince === null) this.#metrics.refused(word)
    this.#closingSince ??= this.#clock.now()
    this.#ws.close(CLOSE_CODES[word], word)
    // Whoever is still opening has to be heard, if only to hear its goodbye.
    this.#ws.resume()
  }

  /** [G8, G9] What time brings: an ended grant, a silence that the client would take for a broken line, a dead peer. */
  beat(now: number): void {
    if (this.#closingSince !== null && now - this.#closingSince >= CLOSING_MS) this.terminate()
    const { expiresAt } = this.grant
    if (expiresAt !== null && expiresAt <= now) this.close('no-access')
    if (this.#behindSince !== null && now + BEAT_MS - this.#behindSince > this.#limits.unreadSeconds * 1000) {
      this.#log.warn({ peer: this.id, unread: this.#socket.writableLength }, 'a reader was too slow')
      this.#metrics.reached('unreadSeconds')
      this.terminate()
      return
    }
    if (!this.#wasSilent) this.#silentSince = now
    this.#wasSilent = true
    if (now - this.#silentSince >= SILENCE_MS) this.send(SOMETHING)
    if (now - this.#lastPing >= PING_MS) this.#ping(now)
  }

  /** For a peer that does not even answer the end: no goodbye. */
  terminate(): void {
    this.#ws.terminate()
  }

  /** [G11] What it has not read is enough: it misses what comes now, and gets everything when it has read that. */
  #fallBehind(): void {
    this.#behindSince = this.#clock.now()
    this.#metrics.reached('unreadBytes')
    this.#log.debug({ peer: this.id, unread: this.#socket.writableLength }, 'a reader fell behind')
    this.#socket.once('drain', () => {
      this.#behindSince = null
      this.#board?.resync(this)
    })
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

  #heard(board: LiveDoc, message: RawData, isBinary: boolean): void {
    this.#take(board, () => {
      if (!isBinary || !(message instanceof Uint8Array)) throw new Refusal('malformed')
      const admission = admit(message, this.grant.role, this.#limits)
      if (admission.is === 'refused') throw new Refusal(admission.word, { limit: admission.limit ?? null })
      this.#count(admission.said)
      if (admission.is === 'admitted') board.receive(this, admission.frame)
    })
  }

  /** A ping is answered at once, by `ws`: who asks without reading would fill the memory with answers. */
  #pinged(board: LiveDoc): void {
    this.#take(board, () => this.#count('question'))
  }

  #count(said: Said): void {
    if (!this.#rates.takes(said, this.#clock.now())) throw new Refusal('too-fast', { limit: RATE_LIMIT[said] })
  }

  #take(board: LiveDoc, frame: () => void): void {
    // Frames that were on their way when it was closed are nobody's any more.
    if (this.#ws.readyState !== this.#ws.OPEN) return
    try {
      frame()
    } catch (error) {
      // the only catch in a connection's life
      const refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      const facts = { peer: this.id, board: board.id, word: refusal.word, limit: refusal.limit, err: refusal.cause }
      if (refusal.limit) this.#metrics.reached(refusal.limit)
      this.#log[refusal.word === 'internal' ? 'error' : 'warn'](facts, 'connection closed')
      this.close(refusal.word)
    }
  }
}
