/** Metrics in the form that Prometheus reads (text format 0.0.4), with Node's own beside them. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { ROLES } from '../../../shared/access.ts'
import { CLOSE_CODES } from '../../../shared/protocol/close-codes.ts'
import { LIMITS_TABLE } from '../../ports/limits.ts'
import type { Gauges, Metrics } from '../../ports/metrics.ts'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function prometheusMetrics(): Metrics {
  const registers = [new Registry()]
  const [register] = registers as [Registry]
  collectDefaultMetrics({ register })

  const counter = (name: string, help: string) => new Counter({ name: `plumbline_${name}`, help, registers })
  const seconds = (name: string, help: string) =>
    new Histogram({ name: `plumbline_${name}_seconds`, help, registers, buckets: SECONDS })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `plumbline_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })

  const refused = new Counter({
    name: 'plumbline_refused_total',
    help: 'Connections that the server ended, by the word of their close code.',
    labelNames: ['word'],
    registers,
  })
  const limit = new Counter({
    name: 'plumbline_limit_total',
    help: 'How often somebody came to a bound.',
    labelNames: ['limit'],
    registers,
  })
  // A line that is not there looks like one that was never reached.
  for (const word of Object.keys(CLOSE_CODES)) refused.inc({ word }, 0)
  for (const name of Object.keys(LIMITS_TABLE)) limit.inc({ limit: name }, 0)

  const updates = counter('updates_total', 'Updates that were applied.')
  const relayLag = seconds('relay_lag', 'From the arrival of an update until it was passed on.')
  const saved = counter('saved_updates_total', 'Updates that are durable.')
  const commit = seconds('commit', 'How long the store took to make a batch of updates durable.')
  const compactions = counter('compactions_total', 'Journals that were replaced by a snapshot.')
  const divergences = counter('divergences_total', 'Clients that showed something else than the server.')

  const serverDivergences = counter('server_divergences_total', 'Boards that two servers showed differently.')

  return {
    watch(gauges: Gauges) {
      new Gauge({
        name: 'plumbline_connections',
        help: 'Connections of live editing, by role.',
        labelNames: ['role'],
        registers,
        collect() {
          const now = gauges.connections()
          for (const role of ROLES) this.set({ role }, now[role] ?? 0)
        },
      })
      gauge('streams', 'Attendees who follow a programme.', gauges.streams)
      if (gauges.bus() !== null) gauge('bus_up', 'Whether news is carried between servers.', () => gauges.bus() ?? 0)
      gauge('boards_open', 'Boards in memory.', gauges.boards)
      gauge('unsaved_bytes', 'Bytes of updates that are not durable yet.', gauges.unsavedBytes)
      gauge('silent_lines', 'Lines that have not asked for anything yet.', gauges.strangers)
    },
    refused: (word) => refused.inc({ word }),
    reached: (name) => limit.inc({ limit: name }),
    applied(count, lag) {
      updates.inc(count)
      relayLag.observe(lag)
    },
    committed(count, took) {
      saved.inc(count)
      commit.observe(took)
    },
    compacted: () => compactions.inc(),
    diverged: () => divergences.inc(),
    serversDiverged: () => serverDivergences.inc(),
    written: async () => ({ type: register.contentType, text: await register.metrics() }),
  }
}
