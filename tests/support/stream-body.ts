/** What an attendee's stream sends, as a web stream: for who asks the routes without a port. */

import { type EventStream, type Line, MOST_UNSENT } from '../../server/http/event-stream.ts'

export function bodyOf(stream: EventStream): ReadableStream<Uint8Array> {
  let leave: (() => void) | null = null
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const line = {
          destroyed: false,
          get writableLength() {
            return MOST_UNSENT - (controller.desiredSize ?? 0)
          },
          write: (bytes: Uint8Array) => controller.enqueue(bytes),
          destroySoon: () => controller.close(),
          destroy: () => controller.close(),
          once: (_: 'close', left: () => void) => {
            leave = left
          },
        }
        stream.onto(line as unknown as Line)
      },
      cancel: () => leave?.(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNSENT }),
  )
}
