import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_SPAN, OFFLINE_SPAN, reconnectDelay } from '../../../client/link/reconnect.ts'

describe('the time to the next attempt', () => {
  it('[W5] is anywhere in a span that doubles up to its limit', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, chance) => {
          const delay = reconnectDelay(failures, chance, true)
          expect(delay).toBeGreaterThanOrEqual(0)
          expect(delay).toBeLessThan(Math.min(LONGEST_SPAN, 300 * 2 ** failures))
          expect(reconnectDelay(failures + 1, chance, true)).toBeGreaterThanOrEqual(delay)
        },
      ),
    )
    expect([0, 1, 2, 3, 9].map((failures) => reconnectDelay(failures, 0.5, true))).toEqual([150, 300, 600, 900, 900])
    expect(reconnectDelay(5, 0, true)).toBe(0)
  })

  it('[W5] is longer while the browser says that there is no network', () => {
    expect(reconnectDelay(0, 0.5, false)).toBe(OFFLINE_SPAN / 2)
  })
})
