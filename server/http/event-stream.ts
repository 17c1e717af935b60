/**
 * One attendee's stream of Server-Sent Events (WHATWG HTML, 9.2), written straight onto its line: a web stream and Node's
 * response between them would cost each of thousands twice the memory. What the network does not take yet is counted: who is too slow is let
 * go and comes back by itself, so that nobody's phone fills the server's memory [H9].
 *
 *   join ─ bytes wait ─ the head is out: onto(line) ─ send ─ send ─ end, or cut off, or left
 */

import type { Socket } from 'node:net'
import type { Release } from '../../shared/release.ts'

/** Bytes that may wait for one stream. One event may be larger: it counts when the next one comes. */
export const MOST_UNSENT = 1_000_000

/** `id: null` leaves the reader's last id, an empty one makes the reader forget it. */
export const eventBytes = (event: string, id: number | '' | null, data: object): Uint8Array =>
  Buffer.from(`event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)

/** Of a line, what a stream needs. */
export type Line = Pick<Socket, 'write' | 'destroySoon' | 'destroy' | 'once' | 'writableLength' | 'destroyed'>

export class EventStream {
  #waiting: Uint8Array[] | null = []
  #line: Line | null = null
  #onEnd: Release | null
  #isOver = false

  /** `onEnd` is called once, however it ended. */
  constructor(onEnd: Release) {
    this.#onEnd = onEnd
  }

  readonly send = (bytes: Uint8Array): void => {
    const line = this.#line
    if (!line) this.#waiting?.push(bytes)
    else if (line.writableLength < MOST_UNSENT) line.write(bytes)
    else {
      this.#ended()
      line.destroy()
    }
  }

  /** Lets what was sent go out, then ends. */
  readonly end = (): void => {
    this.#isOver = true
    this.#line?.destroySoon()
    if (this.#line) this.#ended()
  }

  /** From now on everything goes there, after what has waited. */
  onto(line: Line): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    if (line.destroyed) {
      this.#ended()
      return
    }
    this.#line = line
    line.once('close', () => this.#ended())
    for (const bytes of waiting) line.write(bytes)
    if (this.#isOver) this.end()
  }

  /** There will be no line. */
  gone(): void {
    this.#ended()
  }

  #ended(): void {
    this.#line = null
    this.#waiting = null
    const onEnd = this.#onEnd
    this.#onEnd = null
    onEnd?.()
  }
}
