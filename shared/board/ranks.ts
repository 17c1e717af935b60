/**
 * [M4] Ranks: positions between any two others, so that a drop writes one value and two people's drops both count.
 * A rank is digits of base 64 (in ASCII order), read as a fraction. Every drop takes a fresh prefix between its
 * neighbours: the shortest that fits, then 30 bits of chance. All cards of one drop share that prefix and differ in the
 * digits after it, so what somebody else drops at the same place at the same moment falls before or after, never between.
 */

import type { RandomBytes } from '../ids.ts'
import type { Rank } from './model.ts'

const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const JITTER = 5

/** Whether a value can be compared as a rank. The lowest digit at the end is refused: nothing would fit below it. */
export const isRank = (value: unknown): value is Rank =>
  typeof value === 'string' && /^[-0-9A-Z_a-z]*[0-9A-Z_a-z]$/.test(value)

/** Orders by `(rank, id)`, the one order that all replicas agree on. Code units, not the locale, decide. */
export function byRank(a: { rank: Rank; id: string }, b: { rank: Rank; id: string }): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The shortest digits strictly between: above `low` whatever follows them, and not a beginning of `high`. */
function prefixBetween(low: Rank | null, high: Rank | null): string {
  let prefix = ''
  let bounded = high !== null
  for (let at = 0; ; at++) {
    const under = low !== null && at < low.length ? DIGITS.indexOf(low.charAt(at)) : 0
    const over = bounded && high !== null && at < high.length ? DIGITS.indexOf(high.charAt(at)) : BASE
    if (over - under > 1) {
      // Long runs at either end are what people do: step by one there, halve only in the middle.
      const step =
        !bounded && low !== null && at < low.length
          ? 1
          : low === null && bounded
            ? over - under - 1
            : (over - under) >> 1
      return prefix + DIGITS[under + step]
    }
    prefix += DIGITS[under]
    if (over - under === 1) bounded = false
  }
}

/**
 * `count` ranks in ascending order strictly between two neighbours (`null`: nobody on that side).
 * Throws if `low >= high`: equal neighbours have to be re-keyed first (`placeTopics` does).
 */
export function ranksBetween(low: Rank | null, high: Rank | null, count: number, random: RandomBytes): Rank[] {
  if (low !== null && high !== null && low >= high) throw new Error(`no rank lies between ${low} and ${high}`)
  let prefix = prefixBetween(low, high)
  for (const byte of random(JITTER)) prefix += DIGITS[byte % BASE]
  let width = 1
  while ((BASE - 1) ** width < count) width++
  return Array.from({ length: count }, (_, index) => prefix + digitsOf(index, count, width))
}

/** The index as fixed-width digits without the lowest one, spread so that there is room around each. */
function digitsOf(index: number, count: number, width: number): string {
  const room = (BASE - 1) ** width
  let rest = Math.floor(((index + 0.5) * room) / count)
  let digits = ''
  for (let at = 0; at < width; at++) {
    digits = DIGITS.charAt((rest % (BASE - 1)) + 1) + digits
    rest = Math.floor(rest / (BASE - 1))
  }
  return digits
}

/**
 * The ranks to write so that `moved` stand, in their order, before the card `before` (or last: `null`, or a card that is
 * gone). Where the neighbours share one rank, those behind the drop are re-keyed along with it.
 */
export function ranksFor<Id extends string>(
  all: readonly { id: Id; rank: Rank }[],
  moved: readonly Id[],
  before: Id | null,
  random: RandomBytes,
): [Id, Rank][] {
  const others = all.filter(({ id }) => !moved.includes(id))
  const found = others.findIndex(({ id }) => id === before)
  const at = found < 0 ? others.length : found
  const low = others[at - 1]?.rank ?? null
  let end = at
  while (low !== null && others[end]?.rank === low) end++
  const order = [...moved, ...others.slice(at, end).map(({ id }) => id)]
  const ranks = ranksBetween(low, others[end]?.rank ?? null, order.length, random)
  return order.map((id, index) => [id, ranks[index] as Rank])
}
