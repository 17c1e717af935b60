/**
 * [W6] Whether a line still stands, from when something was heard on it: a line whose other end is gone says nothing.
 *
 *   heard   x x  x                              x  x
 *   silence        ·········· 6 s ask ····· 11 s give up
 *
 * The server has something to say at least every 10 s, whatever is under way to it: a line that is busy with a large
 * change is not given up for it.
 */

/** Milliseconds. The whole has to stay under 12 s, with `LOOK_EVERY` on top. */
export const ASK_AFTER = 6_000
export const GIVE_UP_AFTER = 11_000
export const LOOK_EVERY = 500
/** Who comes back to the page does not wait as long for an answer. */
export const AFTER_WAKING = 4_000
/** For the network, the server's door and its answer. */
export const OPENING = 8_000
/** The first copy of a large board over a thin line is one long silence. */
export const FIRST_COPY = 30_000

/** Moments in milliseconds; -Infinity for never. */
export interface Hearing {
  readonly phase: 'opening' | 'first-copy' | 'standing'
  /** When the attempt began. */
  readonly begunAt: number
  readonly heardAt: number
  readonly askedAt: number
  /** When the person or the machine came back, last. */
  readonly wokeAt: number
  /** Until when nothing could be heard, because nothing ran here. */
  readonly sleptUntil: number
}

export type Move = 'wait' | 'ask' | 'give-up'

export function lookAt(hearing: Hearing, now: number): Move {
  const { phase, begunAt, heardAt, askedAt, wokeAt, sleptUntil } = hearing
  if (phase === 'opening') return now - begunAt >= OPENING ? 'give-up' : 'wait'
  if (phase === 'first-copy') return now - Math.max(heardAt, sleptUntil) >= FIRST_COPY ? 'give-up' : 'wait'
  const isUnanswered = askedAt > heardAt
  if (wokeAt > heardAt && isUnanswered && now - wokeAt >= AFTER_WAKING) return 'give-up'
  const silent = now - Math.max(heardAt, sleptUntil)
  if (silent >= GIVE_UP_AFTER) return 'give-up'
  if (wokeAt > heardAt && askedAt < wokeAt) return 'ask'
  return silent >= ASK_AFTER && (!isUnanswered || now - askedAt >= ASK_AFTER) ? 'ask' : 'wait'
}
