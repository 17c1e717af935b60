/**
 * Which changes of this tab are not durable yet. Each change waits for the frame that carried it; the server says how
 * many frames of this connection are durable. A state vector could not tell: deleting does not move it.
 */

/** A change waits for a frame by its number on this connection, or for being sent at all (`null`). */
export type Waiting = readonly (number | null)[]

export type UnsavedEvent =
  /** A change was made; `frame` is the number of the frame that went out with it, or `null` if none could. */
  | { readonly type: 'changed'; readonly frame: number | null }
  /** The line is gone: frames that were under way may never have arrived. */
  | { readonly type: 'lost' }
  /** A frame went out that carries everything that the server lacks. */
  | { readonly type: 'caught-up'; readonly frame: number }
  /** The first `count` frames of this connection are durable. */
  | { readonly type: 'saved'; readonly count: number }

export function nextWaiting(waiting: Waiting, event: UnsavedEvent): Waiting {
  switch (event.type) {
    case 'changed':
      return [...waiting, event.frame]
    case 'lost':
      return waiting.some((frame) => frame !== null) ? waiting.map(() => null) : waiting
    case 'caught-up':
      return waiting.includes(null) ? waiting.map((frame) => frame ?? event.frame) : waiting
    case 'saved': {
      const left = waiting.filter((frame) => frame === null || frame > event.count)
      return left.length === waiting.length ? waiting : left
    }
    default:
      return event satisfies never
  }
}
