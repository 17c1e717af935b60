/** What the last line of a run says: counted from the runners' reports, and never better than their exit codes. */

import { describe, expect, it } from 'vitest'
import { playwrightCount, sum, toolCount, vitestCount } from './support/test-count.ts'

const vitest = (passed: number, failed: number, pending = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
})
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky, skipped },
})

describe('counts', () => {
  it('are those of the reports', () => {
    expect(vitestCount(vitest(7, 2, 1), 1)).toEqual({ passed: 7, failed: 2, skipped: 1 })
    expect(playwrightCount(playwright(3, 1, 1, 2), 1)).toEqual({ passed: 3, failed: 2, skipped: 2 })
    expect(sum([toolCount(0), toolCount(2), vitestCount(vitest(5, 0), 0)])).toEqual({
      passed: 6,
      failed: 1,
      skipped: 0,
    })
  })

  it('hold a failure where a runner fails without one: a crash, an error outside of tests, no report', () => {
    expect(vitestCount(vitest(7, 0), 1).failed).toBe(1)
    expect(playwrightCount(playwright(7, 0), 1).failed).toBe(1)
    for (const report of [null, {}, 'text', { stats: {} }]) {
      expect(vitestCount(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
      expect(playwrightCount(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    }
  })
})
