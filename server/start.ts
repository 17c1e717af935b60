/** The root: reads the configuration, picks the adapters, starts the server, and stops it when the system asks. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { systemClock } from './adapters/system/clock.ts'
import { prometheusMetrics } from './adapters/system/metrics.ts'
import { systemRandom } from './adapters/system/random.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import type { Bus } from './ports/bus.ts'
import type { Log } from './ports/log.ts'
import type { Stores } from './ports/stores.ts'

/** After this the process ends whatever hangs: who runs it was promised 5 s. */
const STOP_MS = 4_500
const PAGES = join(import.meta.dirname, '..', 'client', 'dist')

const config = readConfig(process.env)
if ('problems' in config) giveUp(config.problems.join('\n'))
else await run(config)

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
  const opening = openStores(config)
  // Meanwhile: a server that was killed is back sooner by what its database thread takes to start.
  const { startServer } = await import('./server.ts')
  const [stores, bus] = await Promise.all([opening, openBus(config, log)])
  void stores.broken.then((err) => {
    log.error({ err }, 'the database is gone: the server ends, to be started again')
    process.exit(1)
  })
  const parts = {
    config,
    stores,
    bus,
    clock: systemClock,
    random: systemRandom,
    log,
    metrics: prometheusMetrics(),
    pages: PAGES,
  }
  const server = await startServer(parts).catch(async (error: unknown) => {
    await bus?.close()
    await stores.close()
    return giveUp(sentenceOf(error, config))
  })

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    systemClock.after(STOP_MS, () => {
      log.error({}, 'stopped before everything was closed')
      process.exit(1)
    })
    await server.stop()
    await bus?.close()
    await stores.close()
    log.info({}, 'stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))

  log.info({ address: server.address }, 'listening')
  process.stdout.write(`Plumbline is ready: ${config.publicUrl ?? server.address}\n`)
}

/** Only the adapter that was asked for is loaded. */
async function openStores({ dataDir, databaseUrl, redisUrl }: Config): Promise<Stores> {
  try {
    if (databaseUrl !== null) {
      const { openPostgres } = await import('./adapters/postgres/postgres.ts')
      return await openPostgres(databaseUrl, redisUrl === null ? 'alone' : 'together')
    }
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const { openSqlite } = await import('./adapters/sqlite/sqlite.ts')
    return await openSqlite(join(dataDir, 'plumbline.sqlite'))
  } catch (error) {
    const place = databaseUrl === null ? `DATA_DIR ${dataDir}` : `DATABASE_URL ${withoutSecret(databaseUrl)}`
    return giveUp(`${place} cannot be used: ${(error as Error).message}`)
  }
}

/** [B3] Never in the way of the start: without Redis servers hear of each other from the database. */
async function openBus({ redisUrl }: Config, log: Log): Promise<Bus | null> {
  if (redisUrl === null) return null
  const { redisBus } = await import('./adapters/redis/bus.ts')
  return redisBus(redisUrl, log)
}

/** What may stand in a log. */
function withoutSecret(address: string): string {
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}

function sentenceOf(error: unknown, { host, port }: Config): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another.`
  if (code === 'EACCES') return `Port ${port} of ${host} is not allowed here. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is not an address of this machine.`
  throw error
}

/** One clear line instead of a trace, and the end. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
