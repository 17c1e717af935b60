/**
 * The programme for whoever has its address. Reaches nothing but the programmes' hub and the page: it holds no handle
 * from which a private byte could come [H6].
 */

import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { type CalendarRecord, cancelledTopics } from '../../shared/exports/calendar-record.ts'
import type { Beside } from '../../shared/programme/beside.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Release } from '../../shared/release.ts'
import type { Drawing } from './drawing.ts'
import { editionNumber, infoOf } from './edition-info.ts'
import { EventStream } from './event-stream.ts'
import { answered, type Content } from './packing.ts'
import type { Page } from './page.ts'
import type { ProgrammeHubs } from './programme-hub.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** Which of them an address is, and what stands there, is the drawing's to know. */
const PAGES = ['', '/mine', '/topics/:id', '/people/:id', '/changes', '/changes/:number', '/screen', '/embed'] as const
type PagePath = (typeof PAGES)[number]

const JSON_TYPE = 'application/json'

interface Parts {
  readonly hubs: ProgrammeHubs
  readonly page: Page
  readonly baseOf: (url: string) => string
  /** `null`: pages are drawn by their scripts alone. */
  readonly draw: Drawing | null
}

export function programmeRoutes({ hubs, page, draw, baseOf }: Parts) {
  const routes = new Hono<RouteEnv>()
  const made = new WeakMap<Programme, Content>()

  const drawn = new WeakMap<Programme, Content>()

  function represent(programme: Programme, memory: WeakMap<Programme, Content>, write: () => object): Content {
    const known = memory.get(programme)
    if (known) return known
    const text = JSON.stringify(write())
    const fresh = { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
    memory.set(programme, fresh)
    return fresh
  }

  async function shown(slug: string) {
    const state = await hubs.current(slug)
    if (!state) throw new RequestRefusal('unknown')
    if (state.mode === 'hidden') throw new RequestRefusal('not-published')
    return state.programme
  }

  for (const path of PAGES)
    routes.get(`/:slug${path}`, async (c) => {
      const slug = c.req.param('slug')
      const state = await hubs.current(slug)
      if (path === '/embed') c.set('framedBy', (await hubs.embedOrigins(slug)) ?? [])
      if (state?.mode !== 'live' || !draw) return page(c, state ? 200 : 404)
      const asked = { base: baseOf(c.req.url), slug, path: c.req.path, query: new URL(c.req.url).search }
      const content = draw.page(
        asked,
        state.programme,
        await besideFor(path, slug, c.req.param('id') ?? '', state.record),
      )
      return page(c, content && !content.isMissing ? 200 : 404, content)
    })

  async function besideFor(path: PagePath, slug: string, id: string, record: CalendarRecord): Promise<Beside> {
    if (path.startsWith('/changes')) return { editions: ((await hubs.editions(slug)) ?? []).map(infoOf) }
    if (path !== '/topics/:id') return {}
    const gone = Object.entries(cancelledTopics(record)).filter(([one]) => one === id)
    return { cancelled: Object.fromEntries(gone) }
  }

  routes.get('/:slug/programme.json', async (c) => {
    const slug = c.req.param('slug')
    const current = await shown(slug)
    const asked = c.req.query('edition')
    const edition = asked === undefined ? null : await hubs.edition(slug, editionNumber(asked))
    if (asked !== undefined && !edition) throw new RequestRefusal('no-edition')
    const programme = edition?.programme ?? current
    return answered(
      c,
      represent(programme, made, () => programme),
      JSON_TYPE,
    )
  })

  /** Its Markdown, drawn: so that no page of attendees needs a renderer. */
  routes.get('/:slug/texts.json', async (c) => {
    const programme = await shown(c.req.param('slug'))
    if (!draw) throw new RequestRefusal('not-built')
    return answered(
      c,
      represent(programme, drawn, () => draw.texts(programme)),
      JSON_TYPE,
    )
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
    const stream = new EventStream(onEnd)
    const joined = await hubs.join(slug, sequenceOf(c.req.header('Last-Event-ID') ?? c.req.query('since')), stream)
    if (!joined) throw new RequestRefusal('unknown')
    leave = joined
    // It may have gone, or been too slow, before it was let in.
    if (hasEnded) leave()
    c.env.stream = stream
    return c.body(null)
  })

  return routes
}

const sequenceOf = (id: string | undefined): number | null => (id && /^\d{1,15}$/.test(id) ? Number(id) : null)
