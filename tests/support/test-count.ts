/** What test runners report, as counts. A runner that fails without a failed test counts as one failure. */

import { z } from 'zod'

export interface TestCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int().default(0),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

const atLeastOneIf = (failed: number, code: number): number => (code !== 0 && failed === 0 ? 1 : failed)

export const toolCount = (code: number): TestCount => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
})

export function vitestCount(report: unknown, code: number): TestCount {
  const parsed = vitestReport.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed.data
  return {
    passed: numPassedTests,
    failed: atLeastOneIf(numFailedTests, code),
    skipped: numPendingTests + numTodoTests,
  }
}

/** A test that passed only when it was tried again did not pass. */
export function playwrightCount(report: unknown, code: number): TestCount {
  const parsed = playwrightReport.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = parsed.data.stats
  return { passed: expected, failed: atLeastOneIf(unexpected + flaky, code), skipped }
}

export const sum = (counts: readonly TestCount[]): TestCount =>
  counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
