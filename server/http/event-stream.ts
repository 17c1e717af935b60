/**
 * One attendee's stream of Server-Sent Events (WHATWG HTML, 9.2). What the network does not take yet is counted: who is
 * too slow is let go and comes back by itself, so that nobody's phone fills the server's memory [H9].
 */

import type { Release } from '../../shared/release.ts'

/** Bytes that may wait for one stream. One event may be larger: it counts when the next one comes. */
export const MOST_UNSENT = 1_000_000

const encoder = new TextEncoder()

/** `id: null` leaves the reader's last id, an empty one makes the reader forget it. */
export const eventBytes = (event: string, id: number | '' | null, data: object): Uint8Array =>
  encoder.encode(`event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>
  send(bytes: Uint8Array): void
  /** Lets what was sent go out, then ends. */
  end(): void
}

/** `drop` cuts the connection of a reader that is too slow; `onEnd` is called once, however it ended. */
export function eventStream({ drop, onEnd }: { drop: () => void; onEnd: Release }): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const ended = () => {
    if (!controller) return
    controller = null
    onEnd()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start: (own) => {
        controller = own
      },
      cancel: ended,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNSENT }),
  )
  const end = () => {
    controller?.close()
    ended()
  }
  return {
    body,
    send(bytes) {
      if (!controller) return
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes)
      else {
        end()
        drop()
      }
    },
    end,
  }
}
