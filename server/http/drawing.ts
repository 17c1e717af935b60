/** Draws the programme into its pages, so that they are there before any script runs; with what `client/build.ts` has built for it. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Programme } from '../../shared/programme/programme.ts'
import type { PageContent } from './page.ts'

export interface Drawing {
  /** Of the programme's page at an address, as it was asked for; `null` for an address of none. */
  page(address: PublicUrl, programme: Programme): PageContent | null
  /** HTML of all that is Markdown in it, by the key of each text. */
  texts(programme: Programme): Readonly<Record<string, string>>
}

export interface PublicUrl {
  readonly slug: string
  /** `/p/<slug>` and what follows. */
  readonly path: string
  /** With its question mark, or empty. */
  readonly query: string
}

interface Renderer {
  /** `at` in milliseconds: the time that is "now" in it. */
  renderPage(path: string, query: string, programme: Programme, at: number): { title: string; body: string } | null
  /** The one way to write an address. `isTyped`: drawn for what somebody typed. */
  plainAddress(path: string, query: string, programme: Programme): { address: string; isTyped: boolean } | null
  readonly renderTexts: Drawing['texts']
}

/** Times of day, "now" among them, are drawn anew that often, ms. */
const FRESH_MS = 30_000
/** Pages of one programme that are remembered: the oldest goes. */
const MOST_PAGES = 50
const ENTRY = 'programme/ProgrammePage.tsx'

interface Drawn {
  readonly at: number
  readonly content: PageContent | null
}

interface Manifest {
  readonly [source: string]: { readonly imports?: readonly string[]; readonly css?: readonly string[] } | undefined
}

/** `null` where nothing was built. `folder` is the built page's; `now` in milliseconds. */
export async function programmeDrawing(folder: string, now: () => number): Promise<Drawing | null> {
  const [script, list] = [join(folder, 'drawing/render.js'), join(folder, '.vite/manifest.json')]
  if (!existsSync(script) || !existsSync(list)) return null
  const { renderPage, plainAddress, renderTexts } = (await import(pathToFileURL(script).href)) as Renderer
  const styles = [...stylesOf(JSON.parse(readFileSync(list, 'utf8')) as Manifest, ENTRY)]
  const known = new WeakMap<Programme, { readonly json: string; readonly pages: Map<string, Drawn> }>()
  const page: Drawing['page'] = ({ slug, path, query }, programme) => {
    const { json, pages } = known.get(programme) ?? { json: JSON.stringify(programme), pages: new Map<string, Drawn>() }
    known.set(programme, { json, pages })
    // Addresses that show the same are drawn once, whatever else they say.
    const plain = plainAddress(path, query, programme)
    if (!plain) return null
    const { address, isTyped } = plain
    const at = now()
    const before = pages.get(address)
    if (before && at - before.at < FRESH_MS) return before.content
    const drawn = renderPage(path, query, programme, at)
    const content = drawn && { ...drawn, styles, data: { id: 'programme', slug, address, at, json } }
    if (isTyped) return content
    pages.delete(address)
    pages.set(address, { at, content })
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
