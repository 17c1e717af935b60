import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import type { Said } from '../../../server/socket/rates.ts'
import { Rates } from '../../../server/socket/rates.ts'
import { cases } from '../../support/cases.ts'

const START = 1_790_000_000_000
const RATES: readonly [said: Said, perSecond: number, burst: number][] = [
  ['update', INITIAL_LIMITS.updatesPerSecond, INITIAL_LIMITS.updatesBurst],
  ['question', INITIAL_LIMITS.questionsPerSecond, INITIAL_LIMITS.questionsBurst],
  ['presence', 60, INITIAL_LIMITS.presencesBurst],
]

/** How many of `tries` at one moment are taken. */
const taken = (rates: Rates, said: Said, now: number, tries = 2_000): number =>
  Array.from({ length: tries }, () => rates.takes(said, now)).filter(Boolean).length

describe('rates', () => {
  it.each(RATES)(
    '[G15] %s: a burst at once, then so many a second, never more than a burst',
    (said, perSecond, burst) => {
      const rates = new Rates(INITIAL_LIMITS)
      expect(taken(rates, said, START)).toBe(burst)
      expect(taken(rates, said, START + 1_000)).toBe(perSecond)
      expect(taken(rates, said, START + 3_600_000)).toBe(burst)
    },
  )

  it('[G15] each is counted for itself, and one connection does not count for another', () => {
    const [one, other] = [new Rates(INITIAL_LIMITS), new Rates(INITIAL_LIMITS)]
    for (const [said, , burst] of RATES) expect(taken(one, said, START)).toBe(burst)
    for (const [said, , burst] of RATES) expect(taken(other, said, START)).toBe(burst)
  })

  it('[G15] whatever comes when, no stretch of time has more than a burst and its seconds’ share', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 300 })
    const property = fc.property(gaps, (waits) => {
      const rates = new Rates({ ...INITIAL_LIMITS, updatesPerSecond: 20, updatesBurst: 10 })
      let now = START
      const moments = waits.flatMap((wait) => {
        now += wait
        return rates.takes('update', now) ? [now] : []
      })
      for (const [first, from] of moments.entries()) {
        for (let last = first; last < moments.length; last++) {
          const seconds = ((moments[last] ?? from) - from) / 1_000
          expect(last - first + 1).toBeLessThanOrEqual(10 + 1 + seconds * 20)
        }
      }
    })
    fc.assert(property, cases(50))
  })

  it('[G15] who stays below the rate is never refused', () => {
    const rates = new Rates(INITIAL_LIMITS)
    const refused = Array.from({ length: 10_000 }, (_, n) => rates.takes('update', START + n * 50)).filter((ok) => !ok)
    expect(refused).toEqual([])
  })
})
