/**
 * Which changes of this tab are not durable yet. Each change waits for the frame that carried it; the server says how
 * many frames of this connection are durable. A state vector could not tell: deleting does not move it.
 */

import type { Touched } from '../../shared/board/touched.ts'

export interface Unsaved {
  /** The frame that it waits for, by its number on this connection; `null` if it has yet to be sent. */
  readonly frame: number | null
  readonly touched: Touched
}

/** In the order of making. */
export type Waiting = readonly Unsaved[]

export type UnsavedEvent =
  /** A change was made; `frame` is the number of the frame that went out with it, or `null` if none could. */
  | { readonly type: 'changed'; readonly frame: number | null; readonly touched: Touched }
  /** The line is gone: frames that were under way may never have arrived. */
  | { readonly type: 'lost' }
  /** A frame went out that carries everything that the server lacks. */
  | { readonly type: 'caught-up'; readonly frame: number }
  /** The first `count` frames of this connection are durable. */
  | { readonly type: 'saved'; readonly count: number }

export function nextWaiting(waiting: Waiting, event: UnsavedEvent): Waiting {
  switch (event.type) {
    case 'changed':
      return [...waiting, { frame: event.frame, touched: event.touched }]
    case 'lost':
      return waiting.some(({ frame }) => frame !== null)
        ? waiting.map(({ touched }) => ({ frame: null, touched }))
        : waiting
    case 'caught-up':
      return waiting.some(({ frame }) => frame === null)
        ? waiting.map(({ frame, touched }) => ({ frame: frame ?? event.frame, touched }))
        : waiting
    case 'saved': {
      const left = waiting.filter(({ frame }) => frame === null || frame > event.count)
      return left.length === waiting.length ? waiting : left
    }
    default:
      return event satisfies never
  }
}
