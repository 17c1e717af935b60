/**
 * What attendees picked for themselves, as calendars: a file of what the request names, and one that calendar apps subscribe
 * to by a secret address and that follows. Like all that is under `/p`, made of what is public alone [H6, H51].
 */

import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Publication } from '../../shared/exports/frab.ts'
import { scheduleIcs } from '../../shared/exports/schedule-ics.ts'
import { MAX_PICKED, MAX_PICKS_BODY } from '../../shared/programme/picks.ts'
import type { PicksMade } from '../../shared/protocol/api.ts'
import { picksSchema } from '../../shared/protocol/api.ts'
import type { PicksOf } from '../access/picks.ts'
import { bodyOf } from './body.ts'
import { names } from './etag.ts'
import { type PublicationParts, publicationOf } from './publication.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

interface Parts extends PublicationParts {
  readonly picks: PicksOf
}

/** How often a calendar should ask again, seconds. */
const REFRESH = 15 * 60
const CALENDAR = 'text/calendar; charset=utf-8'

const REFUSED = { full: 'too-many-picks', 'too-fast': 'picks-too-fast', unknown: 'unknown-picks' } as const

export function pickRoutes(parts: Parts) {
  const { picks } = parts
  const routes = new Hono<RouteEnv>()

  const calendarOf = (publication: Publication, topics: readonly string[]): string => {
    const name = `${publication.programme.board.title.trim() || 'Programme'}: my programme`
    return scheduleIcs(publication, { only: new Set(topics), name, refreshSeconds: REFRESH })
  }

  const small = bodyLimit({
    maxSize: MAX_PICKS_BODY,
    onError: () => {
      throw new RequestRefusal('too-large', `The body is larger than ${MAX_PICKS_BODY / 1000} kB. Pick fewer topics.`)
    },
  })

  /** What the address names, and nothing that is kept. */
  routes.get('/:slug/mine.ics', async (c) => {
    const slug = c.req.param('slug')
    const publication = await publicationOf(parts, slug, c.req.url)
    const asked = (c.req.query('topics') ?? '').split(',').filter(Boolean)
    if (asked.length > MAX_PICKED)
      throw new RequestRefusal('bad-request', `“topics” is not right: at most ${MAX_PICKED} can be named.`)
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Type', CALENDAR)
    c.header('Content-Disposition', `attachment; filename="${slug}-mine.ics"`)
    return c.body(calendarOf(publication, asked))
  })

  routes.use('/:slug/picks/*', async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })

  routes.post('/:slug/picks', small, async (c) => {
    const slug = c.req.param('slug')
    const { topics } = await bodyOf(c, picksSchema)
    const { url } = await publicationOf(parts, slug, c.req.url)
    const made = await picks.make(slug, topics)
    if (typeof made === 'string') throw new RequestRefusal(REFUSED[made])
    c.header('Cache-Control', 'no-store')
    return c.json({ secret: made.secret, calendar: `${url}/picks/${made.secret}.ics` } satisfies PicksMade, 201)
  })

  routes.get('/:slug/picks/:file{.+\\.ics}', async (c) => {
    const slug = c.req.param('slug')
    const publication = await publicationOf(parts, slug, c.req.url)
    const topics = await picks.read(slug, c.req.param('file').slice(0, -'.ics'.length))
    if (!topics) throw new RequestRefusal('unknown-picks')
    const text = calendarOf(publication, topics)
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
    c.header('ETag', etag)
    c.header('Cache-Control', 'private, no-cache')
    if (names(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
    c.header('Content-Type', CALENDAR)
    c.header('Content-Disposition', `inline; filename="${slug}-mine.ics"`)
    return c.body(text)
  })

  /** For another device, which takes them over. */
  routes.get('/:slug/picks/:secret', async (c) => {
    const slug = c.req.param('slug')
    await publicationOf(parts, slug, c.req.url)
    const topics = await picks.read(slug, c.req.param('secret'))
    if (!topics) throw new RequestRefusal('unknown-picks')
    return c.json({ topics })
  })

  routes.put('/:slug/picks/:secret', small, async (c) => {
    const slug = c.req.param('slug')
    const { topics } = await bodyOf(c, picksSchema)
    await publicationOf(parts, slug, c.req.url)
    const changed = await picks.change(slug, c.req.param('secret'), topics)
    if (changed !== 'changed') throw new RequestRefusal(REFUSED[changed])
    return c.json({ topics })
  })

  /** Also while the programme is hidden: what somebody wants gone goes. */
  routes.delete('/:slug/picks/:secret', async (c) => {
    if (!(await picks.remove(c.req.param('slug'), c.req.param('secret')))) throw new RequestRefusal('unknown-picks')
    return c.json({ deleted: true })
  })

  return routes
}
