/** The programme in other people's forms, from what is public alone [H6, X1]: for calendars, apps, sheets and texts. */

import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { cancelledTopics } from '../../shared/exports/calendar-record.ts'
import { atomFeed, FEED_TYPE } from '../../shared/exports/feed.ts'
import type { Publication } from '../../shared/exports/frab.ts'
import { scheduleCsv } from '../../shared/exports/schedule-csv.ts'
import { scheduleIcs } from '../../shared/exports/schedule-ics.ts'
import { scheduleJson } from '../../shared/exports/schedule-json.ts'
import { scheduleMd } from '../../shared/exports/schedule-md.ts'
import { SCHEDULE_XML_TYPE, scheduleXml } from '../../shared/exports/schedule-xml.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { infoOf } from './edition-info.ts'
import { answered, type Content } from './packing.ts'
import { type PublicationParts, publicationOf } from './publication.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

type Write = (publication: Publication) => string

const MOST_FORMS = 20

const FORMS: Readonly<Record<string, readonly [type: string, write: Write]>> = {
  ics: ['text/calendar; charset=utf-8', scheduleIcs],
  xml: [SCHEDULE_XML_TYPE, scheduleXml],
  json: ['application/json', scheduleJson],
  csv: ['text/csv; charset=utf-8; header=present', scheduleCsv],
  md: ['text/markdown; charset=utf-8', scheduleMd],
}

export function exportRoutes(parts: PublicationParts) {
  const { hubs } = parts
  const routes = new Hono<RouteEnv>()

  /** Of each programme as long as somebody holds it: a thousand phones that ask at once cost one writing. */
  const written = new WeakMap<Programme, Map<string, Content>>()

  function writtenAs(ending: string, publication: Publication, write: Write): Content {
    const forms = written.get(publication.programme) ?? new Map<string, Content>()
    written.set(publication.programme, forms)
    const key = `${ending} ${publication.url}`
    const known = forms.get(key)
    if (known) return known
    const text = write(publication)
    const fresh = { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
    // A server without PUBLIC_URL is reached under few names; who invents others is not remembered.
    if (forms.size < MOST_FORMS) forms.set(key, fresh)
    return fresh
  }

  for (const [ending, [type, write]] of Object.entries(FORMS)) {
    routes.get(`/:slug/schedule.${ending}`, async (c) => {
      const slug = c.req.param('slug')
      c.header('Content-Disposition', `inline; filename="${slug}.${ending}"`)
      return answered(c, writtenAs(ending, await publicationOf(parts, slug, c.req.url), write), type)
    })
  }

  async function editionsOf(slug: string): Promise<EditionInfo[]> {
    const editions = await hubs.editions(slug)
    if (!editions) throw new RequestRefusal((await hubs.current(slug)) ? 'not-published' : 'unknown')
    return editions.map(infoOf)
  }

  /** What changed with each edition, for the programme's page. */
  routes.get('/:slug/editions.json', async (c) => {
    c.header('Cache-Control', 'no-cache')
    return c.json(await editionsOf(c.req.param('slug')))
  })

  /** What is no longer in the programme, for the pages of those who look for it. */
  routes.get('/:slug/cancelled.json', async (c) => {
    const { record } = await publicationOf(parts, c.req.param('slug'), c.req.url)
    c.header('Cache-Control', 'no-cache')
    return c.json(cancelledTopics(record))
  })

  routes.get('/:slug/feed.xml', async (c) => {
    const slug = c.req.param('slug')
    const { programme, url } = await publicationOf(parts, slug, c.req.url)
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Type', FEED_TYPE)
    return c.body(atomFeed({ title: programme.board.title, url, editions: await editionsOf(slug) }))
  })

  routes.get('/:slug/topics/:file{.+\\.ics}', async (c) => {
    const slug = c.req.param('slug')
    const id = c.req.param('file').slice(0, -'.ics'.length)
    const publication = await publicationOf(parts, slug, c.req.url)
    if (!Object.hasOwn(publication.record.entries, id)) throw new RequestRefusal('unknown')
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Type', 'text/calendar; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${slug}.ics"`)
    return c.body(scheduleIcs(publication, { only: new Set([id]) }))
  })

  return routes
}
