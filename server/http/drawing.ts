/** Draws the programme into its pages, so that they are there before any script runs; with what `client/build.ts` has built for it. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Beside } from '../../shared/programme/beside.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import type { PageContent } from './page.ts'

export interface Drawing {
  /** Of the programme's page at an address, as it was asked for; `null` for an address of none. */
  page(address: PublicUrl, programme: Programme, beside: Beside): PageContent | null
  /** HTML of all that is Markdown in it, by the key of each text. */
  texts(programme: Programme): Readonly<Record<string, string>>
}

export interface PublicUrl {
  /** Origin that people reach, without a slash at its end. */
  readonly base: string
  readonly slug: string
  /** `/p/<slug>` and what follows. */
  readonly path: string
  /** With its question mark, or empty. */
  readonly query: string
}

interface Rendered extends Pick<PageContent, 'title' | 'description' | 'body' | 'theme' | 'isMissing'> {
  /** The page's one path. */
  readonly canonical: string | null
  /** A source that is loaded for this page alone. */
  readonly part: string | null
}

interface Renderer {
  /** `at` in milliseconds: the time that is "now" in it. */
  renderPage(path: string, query: string, programme: Programme, at: number, beside: Beside): Rendered | null
  /** The one way to write an address. `isTyped`: drawn for what somebody typed. */
  plainAddress(path: string, query: string, programme: Programme): { address: string; isTyped: boolean } | null
  readonly renderTexts: Drawing['texts']
}

/** Times of day, "now" among them, are drawn anew that often, ms. */
const FRESH_MS = 30_000
/** Pages of one programme that are remembered: the oldest goes. */
const MOST_PAGES = 50
/** Its styles stand in the HTML already. */
const ENTRY = 'attendees.html'

interface Drawn {
  readonly at: number
  readonly content: PageContent | null
}

interface Manifest {
  readonly [source: string]: { readonly imports?: readonly string[]; readonly css?: readonly string[] } | undefined
}

/** `null` where nothing was built. `folder` is the built page's; `now` in milliseconds. */
export async function programmeDrawing(folder: string, now: () => number): Promise<Drawing | null> {
  const [script, list] = [join(folder, 'drawing/render.js'), join(folder, '.vite/attendees-manifest.json')]
  if (!existsSync(script) || !existsSync(list)) return null
  const { renderPage, plainAddress, renderTexts } = (await import(pathToFileURL(script).href)) as Renderer
  const manifest = JSON.parse(readFileSync(list, 'utf8')) as Manifest
  const known = new WeakMap<Programme, { readonly json: string; readonly pages: Map<string, Drawn> }>()
  const page: Drawing['page'] = ({ base, slug, path, query }, programme, beside) => {
    const { json, pages } = known.get(programme) ?? { json: JSON.stringify(programme), pages: new Map<string, Drawn>() }
    known.set(programme, { json, pages })
    // Addresses that show the same are drawn once, whatever else they say.
    const plain = plainAddress(path, query, programme)
    if (!plain) return null
    const { address, isTyped } = plain
    const at = now()
    const key = base + address
    const before = pages.get(key)
    if (before && at - before.at < FRESH_MS) return before.content
    const drawn = renderPage(path, query, programme, at, beside)
    const styles = drawn?.part ? [...stylesOf(manifest, drawn.part).difference(stylesOf(manifest, ENTRY))] : []
    const canonical = drawn?.canonical ? base + drawn.canonical : null
    const data = { id: 'programme', slug, address, at, json }
    const content = drawn && { ...drawn, canonical, styles, data, beside: JSON.stringify(beside) }
    if (isTyped) return content
    pages.delete(key)
    pages.set(key, { at, content })
    const [oldest] = pages.keys()
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest)
    return content
  }
  return { page, texts: renderTexts }
}

/** Those that a part of the page needs, and what it imports. */
function stylesOf(manifest: Manifest, source: string, seen = new Set<string>()): Set<string> {
  if (seen.has(source)) return new Set()
  seen.add(source)
  const { imports = [], css = [] } = manifest[source] ?? {}
  return new Set([...imports.flatMap((one) => [...stylesOf(manifest, one, seen)]), ...css.map((path) => `/${path}`)])
}
