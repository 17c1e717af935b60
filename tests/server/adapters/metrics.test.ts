import { describe, expect, it } from 'vitest'
import { prometheusMetrics } from '../../../server/adapters/system/metrics.ts'
import { LIMITS_TABLE } from '../../../server/ports/limits.ts'
import { CLOSE_CODES } from '../../../shared/protocol/close-codes.ts'

async function lines(metrics = prometheusMetrics()): Promise<string[]> {
  return (await metrics.written()).text.split('\n')
}

describe('metrics for Prometheus', () => {
  it('[H16] have a line for every bound and every close word before anything has happened', async () => {
    const before = await lines()
    for (const limit of Object.keys(LIMITS_TABLE)) expect(before).toContain(`plumbline_limit_total{limit="${limit}"} 0`)
    for (const word of Object.keys(CLOSE_CODES)) expect(before).toContain(`plumbline_refused_total{word="${word}"} 0`)
  })

  it('[H16] count what they are told, and look at what changes when they are asked', async () => {
    const metrics = prometheusMetrics()
    let connections = 1
    metrics.watch({
      connections: () => ({ organizer: connections }),
      streams: () => 6,
      bus: () => 1,
      boards: () => 2,
      unsavedBytes: () => 3,
      strangers: () => 4,
    })
    metrics.refused('too-fast')
    metrics.reached('topics')
    metrics.reached('topics')
    metrics.applied(3, 0.002)
    metrics.committed(3, 0.004)
    metrics.compacted()
    metrics.diverged()
    connections = 5
    const after = await lines(metrics)
    for (const line of [
      'plumbline_refused_total{word="too-fast"} 1',
      'plumbline_limit_total{limit="topics"} 2',
      'plumbline_updates_total 3',
      'plumbline_relay_lag_seconds_bucket{le="0.0025"} 1',
      'plumbline_saved_updates_total 3',
      'plumbline_commit_seconds_bucket{le="0.0025"} 0',
      'plumbline_commit_seconds_count 1',
      'plumbline_compactions_total 1',
      'plumbline_divergences_total 1',
      'plumbline_connections{role="organizer"} 5',
      'plumbline_connections{role="observer"} 0',
      'plumbline_streams 6',
      'plumbline_bus_up 1',
      'plumbline_boards_open 2',
      'plumbline_unsaved_bytes 3',
      'plumbline_silent_lines 4',
    ])
      expect(after).toContain(line)
    expect(after.some((line) => line.startsWith('nodejs_eventloop_lag_seconds '))).toBe(true)
  })

  it('[H16] have no label but words that are known before', async () => {
    const own = (await lines()).filter((line) => line.startsWith('plumbline_'))
    const labels = own.flatMap((line) => /\{(\w+)=/.exec(line)?.[1] ?? [])
    expect(new Set(labels)).toEqual(new Set(['word', 'limit', 'le']))
  })
})
