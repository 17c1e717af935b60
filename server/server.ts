/** The whole server from its parts, on one port: requests, attendees' streams, live editing. Knows no adapter. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { RandomBytes } from '../shared/ids.ts'
import { grantFinder } from './access/grant-for.ts'
import { lastUses } from './access/last-uses.ts'
import { originCheck } from './access/origin.ts'
import { rememberedGrants } from './access/remembered-grants.ts'
import { sessionsOf } from './access/sessions.ts'
import type { Config } from './config.ts'
import { httpApp } from './http/app.ts'
import { programmeDrawing } from './http/drawing.ts'
import { importDesk } from './http/import-desk.ts'
import { programmeHubs } from './http/programme-hub.ts'
import { staticFiles } from './http/static.ts'
import { StreamLines } from './http/stream-lines.ts'
import { liveBoards } from './live/live-boards.ts'
import { sharedProgrammes } from './live/shared-programmes.ts'
import type { Bus } from './ports/bus.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Metrics } from './ports/metrics.ts'
import { unmetered } from './ports/metrics.ts'
import type { Stores } from './ports/stores.ts'
import { Strangers } from './socket/strangers.ts'
import { syncDoor } from './socket/upgrade.ts'

/** How long answers that are under way may take when the server stops. */
const LAST_ANSWERS_MS = 1_500
/**
 * What a line may take, in milliseconds and bytes: its head, a whole request (10 MB from a slow network), and to ask again,
 * longer than proxies keep a line that they do not use (60 s): they would ask into one that is just being closed.
 */
const LINE = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}

/** [L40] How often organizers hear how many attendees watch. */
const WATCHING_MS = 3_000

export interface ServerParts {
  readonly config: Config
  /** Stay the caller's: they are to be closed after the server has stopped. */
  readonly stores: Stores
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
  readonly metrics?: Metrics
  /** Between servers that share the stores; `null` where this one has them alone. Stays the caller's, as the stores do. */
  readonly bus?: Bus | null
  /** The folder of the built page. */
  readonly pages: string
}

export interface RunningServer {
  /** As a browser on this machine reaches it, without a slash at the end. */
  readonly address: string
  readonly port: number
  /** [H10] Takes nothing new, sends everybody away, and resolves when everything is durable. */
  stop(): Promise<void>
}

export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, clock, random, log, metrics = unmetered, bus = null } = parts
  const shared = bus && sharedProgrammes(parts.stores.programmes, { bus, clock, log })
  const stores: Stores = {
    ...parts.stores,
    grants: rememberedGrants(parts.stores.grants, clock),
    programmes: shared?.programmes ?? parts.stores.programmes,
  }
  const live = liveBoards({ stores, clock, random, log, limits: config.limits, metrics, bus })
  shared?.onSaved((board) => live.publishedElsewhere(board))
  await live.catchUp()

  let draining = false
  const sessions = sessionsOf({ grants: stores.grants, clock, random, secure: isHttps(config.publicUrl) })
  const used = lastUses({ grants: stores.grants, clock, log })
  const finder = grantFinder({ grants: stores.grants, sessions, clock, used })
  const sameOrigin = originCheck(config.publicUrl)
  const hubs = programmeHubs({ programmes: stores.programmes, clock })
  const stopCounting = clock.every(WATCHING_MS, () => live.sayWatching((slug) => hubs.sizeOf(slug)))
  const strangers = new Strangers(config.limits.strangers, () => metrics.reached('strangers'))
  const door = syncDoor({
    live,
    admitted: (line) => strangers.known(line),
    grantFor: (credentials, board) => finder.forBoard(credentials, board),
    left: used,
    sameOrigin: ({ headers }) => sameOrigin(headers),
    limits: config.limits,
    clock,
    log,
    metrics,
  })
  const desk = importDesk(clock)
  const app = httpApp({
    desk,
    publicUrl: config.publicUrl,
    adminKey: config.adminKey,
    metricsKey: config.metricsKey,
    limits: config.limits,
    metrics,
    stores,
    live,
    hubs,
    finder,
    sessions,
    sameOrigin,
    files: staticFiles(parts.pages),
    draw: await programmeDrawing(parts.pages, clock.now),
    draining: () => draining,
    clock,
    random,
    log,
  })

  metrics.watch({
    connections: () => door.sizes(),
    streams: () => hubs.size(),
    bus: () => (bus ? (bus.isUp ? 1 : 0) : null),
    boards: () => live.load().boards,
    unsavedBytes: () => live.load().unsavedBytes,
    strangers: () => strangers.size,
  })

  const lines = new StreamLines()
  const http = createServer(LINE, getRequestListener(lines.over(app.fetch)))
  http.on('connection', (line) => strangers.came(line))
  http.on('request', ({ socket }) => strangers.known(socket))
  lines.of(http, (request, socket, head) => door.upgrade(request, socket, head))
  await listening(http, config)
  const { port } = http.address() as AddressInfo

  return {
    port,
    address: `http://${hostInAddress(config.host)}:${port}`,
    async stop() {
      draining = true
      stopCounting()
      const answered = new Promise((resolve) => http.close(resolve))
      hubs.close()
      await door.close()
      await live.drain()
      shared?.release()
      await desk.close()
      http.closeIdleConnections()
      const release = clock.after(LAST_ANSWERS_MS, () => {
        http.closeAllConnections()
        lines.cut()
      })
      await answered
      release()
    },
  }
}

const isHttps = (publicUrl: string | null): boolean => publicUrl?.startsWith('https:') ?? false

/** IPv6 addresses stand in brackets; "every address" is reached by this machine's own. */
function hostInAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Rejects with the system's error (EADDRINUSE, EACCES, …) if the port cannot be had. */
function listening(http: ReturnType<typeof createServer>, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}
