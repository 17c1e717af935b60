/**
 * The programme for whoever has its address. Reaches nothing but the programmes' hub and the page: it holds no handle
 * from which a private byte could come [H6].
 */

import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Release } from '../../shared/release.ts'
import type { Drawing } from './drawing.ts'
import { editionNumber } from './edition-info.ts'
import { names } from './etag.ts'
import { eventStream } from './event-stream.ts'
import type { Page } from './page.ts'
import type { ProgrammeHubs } from './programme-hub.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** Which of them an address is, and what stands there, is the drawing's to know. */
const PAGES = ['', '/mine', '/topics/:id', '/people/:id'] as const

interface Representation {
  readonly json: string
  /** Strong: the same bytes, and only they, have it. */
  readonly etag: string
}

interface Parts {
  readonly hubs: ProgrammeHubs
  readonly page: Page
  /** `null`: pages are drawn by their scripts alone. */
  readonly draw: Drawing | null
}

export function programmeRoutes({ hubs, page, draw }: Parts) {
  const routes = new Hono<RouteEnv>()
  const made = new WeakMap<Programme, Representation>()

  function represent(programme: Programme): Representation {
    const known = made.get(programme)
    if (known) return known
    const json = JSON.stringify(programme)
    const fresh = { json, etag: `"${createHash('sha256').update(json).digest('base64url')}"` }
    made.set(programme, fresh)
    return fresh
  }

  for (const path of PAGES)
    routes.get(`/:slug${path}`, async (c) => {
      const slug = c.req.param('slug')
      const state = await hubs.current(slug)
      const asked = { slug, path: c.req.path, query: new URL(c.req.url).search }
      const content = state?.mode === 'live' && draw ? draw(asked, state.programme) : null
      return page(c, state ? 200 : 404, content)
    })

  routes.get('/:slug/programme.json', async (c) => {
    const state = await hubs.current(c.req.param('slug'))
    if (!state) throw new RequestRefusal('unknown')
    if (state.mode === 'hidden') throw new RequestRefusal('not-published')
    const asked = c.req.query('edition')
    const edition = asked === undefined ? null : await hubs.edition(c.req.param('slug'), editionNumber(asked))
    if (asked !== undefined && !edition) throw new RequestRefusal('no-edition')
    const { json, etag } = represent(edition?.programme ?? state.programme)
    c.header('ETag', etag)
    c.header('Cache-Control', 'no-cache')
    if (names(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
    c.header('Content-Type', 'application/json')
    return c.body(json)
  })

  routes.get('/:slug/live', async (c) => {
    const slug = c.req.param('slug')
    c.header('Content-Type', 'text/event-stream')
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    if (c.req.method === 'HEAD') {
      if (!(await hubs.current(slug))) throw new RequestRefusal('unknown')
      return c.body(null)
    }
    let leave: Release | null = null
    let hasEnded = false
    const onEnd = () => {
      hasEnded = true
      leave?.()
    }
    const stream = eventStream({ drop: () => c.env?.outgoing?.destroy(), onEnd })
    const joined = await hubs.join(slug, sequenceOf(c.req.header('Last-Event-ID')), stream)
    if (!joined) throw new RequestRefusal('unknown')
    leave = joined
    // It may have gone, or been too slow, before it was let in.
    if (hasEnded) leave()
    return c.body(stream.body)
  })

  return routes
}

const sequenceOf = (id: string | undefined): number | null => (id && /^\d{1,15}$/.test(id) ? Number(id) : null)
