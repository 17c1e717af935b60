/** Metrics that keep what they are told, for tests that look at them. */

import type { Metrics } from '../../server/ports/metrics.ts'
import { unmetered } from '../../server/ports/metrics.ts'

/** Each event as `word` or `word:detail`, with how often it came. */
export function keptMetrics(): Metrics & { readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>()
  const count = (event: string, by = 1) => void counts.set(event, (counts.get(event) ?? 0) + by)
  return {
    ...unmetered,
    counts,
    refused: (word) => count(`refused:${word}`),
    reached: (limit) => count(`reached:${limit}`),
    applied: (updates) => count('applied', updates),
    committed: (updates) => count('committed', updates),
    compacted: () => count('compacted'),
    diverged: () => count('diverged'),
    serversDiverged: () => count('servers diverged'),
  }
}
