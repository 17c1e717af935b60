/** The built page's files, read once when the server starts: what is not in the folder then is not served. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { Hono } from 'hono'
import { getMimeType } from 'hono/utils/mime'

const PAGE = 'index.html'
const ATTENDEES_PAGE = 'attendees.html'
/** Vite puts a hash of the content in these names: they never change. */
const HASHED = '/assets/'
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_FIRST = 'no-cache'
const A_DAY = 'public, max-age=86400'
/** Text shrinks to a quarter; pictures and fonts are packed already. */
const SHRINKS = /^(text\/|application\/(json|manifest))|svg/
const WORTH_IT = 1_000

const brotli = promisify(brotliCompress)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

interface StaticFile {
  readonly type: string
  readonly bytes: Buffer<ArrayBuffer>
  /** Made for the first browser that takes it. */
  packed: Promise<Buffer<ArrayBuffer>> | null
}

export interface StaticFiles {
  /** The HTML of organizers' pages, and of attendees'; `null` where nothing was built. */
  readonly html: string | null
  readonly attendeesHtml: string | null
  readonly routes: Hono
}

export function staticFiles(folder: string): StaticFiles {
  const files = filesIn(folder)
  const takeHtml = (name: string): string | null => {
    const html = files.get(`/${name}`)?.bytes.toString('utf8') ?? null
    files.delete(`/${name}`)
    return html
  }
  const [html, attendeesHtml] = [takeHtml(PAGE), takeHtml(ATTENDEES_PAGE)]

  const routes = new Hono()
  for (const path of ['/assets/*', '/:file']) {
    routes.get(path, async (c, next) => {
      const file = files.get(c.req.path)
      if (!file) return next()
      c.header('Content-Type', file.type)
      c.header('Cache-Control', keepFor(c.req.path))
      if (!SHRINKS.test(file.type) || file.bytes.length < WORTH_IT) return c.body(file.bytes)
      c.header('Vary', 'Accept-Encoding')
      if (!/\bbr\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(file.bytes)
      file.packed ??= brotli(file.bytes, QUALITY)
      c.header('Content-Encoding', 'br')
      return c.body(await file.packed)
    })
  }
  return { html, attendeesHtml, routes }
}

function filesIn(folder: string): Map<string, StaticFile> {
  const found = new Map<string, StaticFile>()
  for (const entry of namesIn(folder)) {
    const path = join(entry.parentPath, entry.name)
    const name = `/${relative(folder, path).split(sep).join('/')}`
    const type = getMimeType(name) ?? 'application/octet-stream'
    if (entry.isFile() && !entry.name.startsWith('.'))
      found.set(name, { type, bytes: readFileSync(path), packed: null })
  }
  return found
}

function namesIn(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function keepFor(path: string): string {
  if (path.startsWith(HASHED)) return FOR_EVER
  return path.endsWith('.js') ? ASK_FIRST : A_DAY
}
