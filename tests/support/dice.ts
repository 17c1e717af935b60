/** Seeded chance for tests: the same seed gives the same run, everywhere. */

import type { RandomBytes } from '../../shared/ids.ts'

export interface Dice {
  /** An integer from 0 to `below - 1`. */
  roll(below: number): number
  /** One of the things; throws if there are none. */
  pick<T>(things: readonly T[]): T
  readonly bytes: RandomBytes
}

/** xorshift32 over a seed of 1 to 2^32-1; any other integer is folded into that. */
export function dice(seed: number): Dice {
  let state = seed >>> 0 || 0x9e3779b9
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warm = 0; warm < 8; warm++) next()
  const roll = (below: number) => Math.floor((next() / 2 ** 32) * below)
  return {
    roll,
    pick(things) {
      if (things.length === 0) throw new Error('nothing to pick from')
      return things[roll(things.length)] as (typeof things)[number]
    },
    bytes: (length) => Uint8Array.from({ length }, () => roll(256)),
  }
}
