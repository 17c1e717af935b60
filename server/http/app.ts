/** The door for requests: every route behind the same headers, the same checks, and one place where refusals end. */

import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { RandomBytes } from '../../shared/ids.ts'
import { MAX_BODY } from '../../shared/protocol/api.ts'
import type { GrantFinder } from '../access/grant-for.ts'
import { linksOf } from '../access/links.ts'
import type { OriginCheck } from '../access/origin.ts'
import { picksOf } from '../access/picks.ts'
import type { Sessions } from '../access/sessions.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import { Refusal } from '../live/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Limits } from '../ports/limits.ts'
import { INITIAL_LIMITS } from '../ports/limits.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import { unmetered } from '../ports/metrics.ts'
import type { Stores } from '../ports/stores.ts'
import { boardRoutes } from './board-routes.ts'
import type { Drawing } from './drawing.ts'
import { editionRoutes } from './edition-routes.ts'
import { entryFor } from './entry.ts'
import { exportRoutes } from './export-routes.ts'
import { historyRoutes } from './history-routes.ts'
import type { ImportDesk } from './import-desk.ts'
import { linkRoutes } from './link-routes.ts'
import { manifestRoutes } from './manifest-routes.ts'
import { metricsRoute } from './metrics-route.ts'
import { newBoards } from './new-board.ts'
import { pageOf } from './page.ts'
import { pickRoutes } from './pick-routes.ts'
import type { ProgrammeHubs } from './programme-hub.ts'
import { programmeRoutes } from './programme-routes.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'
import { security } from './security.ts'
import type { StaticFiles } from './static.ts'

export interface AppParts {
  readonly publicUrl: string | null
  readonly adminKey: string | null
  /** Opens `/metrics` to other machines; `null`: nothing does. */
  readonly metricsKey?: string | null
  readonly stores: Stores
  readonly live: LiveBoards
  readonly hubs: ProgrammeHubs
  readonly finder: GrantFinder
  readonly sessions: Sessions
  readonly sameOrigin: OriginCheck
  readonly files: StaticFiles
  readonly draw?: Drawing | null
  readonly draining: () => boolean
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
  readonly metrics?: Metrics
  readonly limits?: Limits
  readonly desk: ImportDesk
}

/** What a request is told of an error: a live board refuses while the server stops or cannot save; all else is our bug. */
function refusalOf(error: unknown): RequestRefusal {
  if (error instanceof RequestRefusal) return error
  const isStopping = error instanceof Refusal && error.word === 'shutting-down'
  return new RequestRefusal(isStopping ? 'shutting-down' : 'internal')
}

const READS = ['GET', 'HEAD', 'OPTIONS']

export function httpApp(parts: AppParts) {
  const { publicUrl, adminKey, stores, live, hubs, finder, sessions, files, clock, random, log, desk } = parts
  const app = new Hono<RouteEnv>()
  const page = pageOf(files.html)
  const attendeesPage = pageOf(files.attendeesHtml)
  const baseOf = (url: string) => publicUrl ?? new URL(url).origin
  const entry = entryFor({ finder, live })
  const links = linksOf({ grants: stores.grants, clock, random })

  app.onError((error, c) => {
    const refusal = refusalOf(error)
    if (refusal.word === 'internal')
      log.error({ err: error, method: c.req.method, route: c.req.routePath }, 'request failed')
    return c.json(refusal.body, refusal.status)
  })
  app.notFound((c) => {
    if (c.req.header('Accept')?.includes('text/html') && !c.req.path.startsWith('/api/'))
      return c.req.path.startsWith('/p/') ? attendeesPage(c, 404) : page(c, 404)
    const refusal = new RequestRefusal('not-found')
    return c.json(refusal.body, refusal.status)
  })

  app.use(...security(random, publicUrl))
  app.use(async (c, next) => {
    const start = clock.now()
    await next()
    // The pattern, not the address: addresses name boards and people.
    const facts = { method: c.req.method, route: c.req.routePath, status: c.res.status, ms: clock.now() - start }
    log.debug(facts, 'request')
  })
  app.use(
    methodNotAllowed({
      app: app as unknown as Hono,
      onMethodNotAllowed: (c, methods) => {
        const refusal = new RequestRefusal('wrong-method')
        return c.json(refusal.body, refusal.status, { Allow: methods.join(', ') })
      },
    }),
  )

  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', (c) => {
    const canSave = stores.healthy() && live.healthy()
    const reason = parts.draining() ? 'shutting down' : canSave ? null : 'a board cannot be saved'
    return reason === null ? c.json({ status: 'ready' }) : c.json({ status: 'not ready', reason }, 503)
  })
  app.route('/', metricsRoute({ metrics: parts.metrics ?? unmetered, key: parts.metricsKey ?? null }))
  app.use(async (c, next) => {
    if (!parts.draining()) return next()
    const refusal = new RequestRefusal('shutting-down')
    return c.json(refusal.body, refusal.status, { 'Retry-After': '2' })
  })

  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store')
    return next()
  })
  app.use(async (c, next) => {
    if (READS.includes(c.req.method) || c.req.header('Authorization') !== undefined) return next()
    // [H4] A browser says from which page a writing request comes; a program, which brings no foreign cookies, need not.
    const [origin, host] = [c.req.header('Origin'), c.req.header('Host') ?? new URL(c.req.url).host]
    const fromElsewhere = origin === undefined ? c.req.header('Sec-Fetch-Site') : undefined
    const foreign =
      origin !== undefined ? !parts.sameOrigin({ origin, host }) : /^(cross|same)-site$/.test(fromElsewhere ?? '')
    if (foreign) throw new RequestRefusal('foreign-origin')
    return next()
  })
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: () => {
        throw new RequestRefusal('too-large')
      },
    }),
  )

  const { topics, boardBytes } = parts.limits ?? INITIAL_LIMITS
  const most = { topics, bytes: boardBytes }
  const makers = newBoards({ live, programmes: stores.programmes, links, random, now: clock.now, desk, most })
  app.route(
    '/api',
    boardRoutes({ entry, finder, sessions, newBoards: makers, adminKey, desk, stores, clock, most, baseOf }),
  )
  app.route('/api/boards', editionRoutes({ entry }))
  const limits = parts.limits ?? INITIAL_LIMITS
  app.route('/api/boards', historyRoutes({ entry, history: stores.history, limits, clock, random }))
  app.route('/api/boards', linkRoutes({ entry, links, live, clock, baseOf }))
  // Before the pages: `topics/<id>.ics` is a calendar, `topics/<id>` a page.
  const metrics = parts.metrics ?? unmetered
  const picks = picksOf({ store: stores.picks, clock, random, limits, metrics })
  app.route('/p', pickRoutes({ hubs, picks, baseOf }))
  app.route('/p', manifestRoutes({ hubs }))
  app.route('/p', exportRoutes({ hubs, baseOf }))
  app.route('/p', programmeRoutes({ hubs, page: attendeesPage, baseOf, draw: parts.draw ?? null }))
  app.get('/', (c) => page(c))
  app.get('/b/:id', (c) => page(c))
  // With nothing drawn into it: browsers keep it, for every address below, for when there is no network.
  app.get('/p/', (c) => attendeesPage(c))
  app.route('/', files.routes)
  return app
}
