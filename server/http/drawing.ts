/** Draws the programme into its page, so that it is there before any script runs; with what `client/build.ts` has built for it. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Programme } from '../../shared/programme/programme.ts'
import type { PageContent } from './page.ts'

export type Drawing = (slug: string, programme: Programme) => PageContent

/** Times of day, "now" among them, are drawn anew that often, ms. */
const FRESH_MS = 30_000
const ENTRY = 'programme/ProgrammePage.tsx'

interface Drawn {
  readonly at: number
  readonly content: PageContent
}

interface Manifest {
  readonly [source: string]: { readonly imports?: readonly string[]; readonly css?: readonly string[] } | undefined
}

/** `null` where nothing was built. `folder` is the built page's; `now` in milliseconds. */
export async function programmeDrawing(folder: string, now: () => number): Promise<Drawing | null> {
  const [script, list] = [join(folder, 'drawing/render.js'), join(folder, '.vite/manifest.json')]
  if (!existsSync(script) || !existsSync(list)) return null
  const { renderProgramme } = (await import(pathToFileURL(script).href)) as {
    renderProgramme: (slug: string, programme: Programme) => string
  }
  const styles = [...stylesOf(JSON.parse(readFileSync(list, 'utf8')) as Manifest, ENTRY)]
  const known = new WeakMap<Programme, Drawn>()
  return (slug, programme) => {
    const before = known.get(programme)
    if (before && now() - before.at < FRESH_MS) return before.content
    const content = {
      title: `${programme.board.title || 'Programme'} – programme`,
      styles,
      body: renderProgramme(slug, programme),
      data: { id: 'programme', slug, json: JSON.stringify(programme) },
    }
    known.set(programme, { at: now(), content })
    return content
  }
}

/** Those that a part of the page needs, and what it imports. */
function stylesOf(manifest: Manifest, source: string, seen = new Set<string>()): Set<string> {
  if (seen.has(source)) return new Set()
  seen.add(source)
  const { imports = [], css = [] } = manifest[source] ?? {}
  return new Set([...imports.flatMap((one) => [...stylesOf(manifest, one, seen)]), ...css.map((path) => `/${path}`)])
}
