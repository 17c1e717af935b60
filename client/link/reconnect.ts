/** [W5] How long to wait for the next attempt: chance over the whole span, so that many who lost one server do not return at once. */

const FIRST_SPAN = 300
/** A line stands again within the 2 s after the network's return that the server promises. */
export const LONGEST_SPAN = 1_800
/** While the browser says that there is no network, ask all the same now and then: it can be wrong. */
export const OFFLINE_SPAN = 10_000

/** Milliseconds after so many `failures` in a row; `chance` is from 0 up to, not including, 1. */
export function reconnectDelay(failures: number, chance: number, isOnline: boolean): number {
  const span = isOnline ? Math.min(LONGEST_SPAN, FIRST_SPAN * 2 ** failures) : OFFLINE_SPAN
  return Math.floor(chance * span)
}
