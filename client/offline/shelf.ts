/** Which files the worker keeps for which page, and which nobody needs any more. Pure: the worker asks, the tests as well. */

/** Kinds of pages: each keeps the HTML and the files it was last opened with, so that its parts always fit. */
export type Place = '/' | '/b/' | '/p/'

/** What a page tells the worker: from its start, and again whenever it loaded more. */
export interface Report {
  /** The script that the HTML names: another one in each build. */
  readonly entry: string
  readonly assets: readonly string[]
}

const ASSETS = '/assets/'

/** An embedded programme is kept by nobody: frames of other sites have no store. */
const PROGRAMME = /^\/p\/[^/]+(\/(topics|people)\/[^/.]+|\/changes(\/\d+)?|\/mine|\/screen)?$/

/** `null` for addresses that have no page to keep. */
export function placeOf(path: string): Place | null {
  if (path === '/') return '/'
  if (/^\/b\/[^/]+$/.test(path)) return '/b/'
  return PROGRAMME.test(path) ? '/p/' : null
}

/** Where the page of a kind is to be had with nothing drawn into it: it fits every address of that kind. */
export const barePage = (place: Place): string => (place === '/p/' ? '/p/' : '/')

/** Where the page that came for a path is kept, and what is shown in its place without a network, best first. */
export interface Shelves {
  /** `null`: it is kept nowhere. */
  readonly put: string | null
  readonly take: readonly string[]
}

/**
 * A programme is drawn into its pages: kept is its first page alone, once. The others are drawn by the bare page of their kind,
 * from the programme that the browser has; also those that were never visited.
 */
export function shelvesOf(place: Place, path: string): Shelves {
  if (place !== '/p/') return { put: place, take: [place] }
  const [, , slug = ''] = path.split('/')
  const first = firstPage(slug)
  return path === first ? { put: first, take: [first, place] } : { put: null, take: [place, first] }
}

/** `slug` as it stands in addresses. */
const firstPage = (slug: string): string => `/p/${slug}`

/** What a page tells the worker when its programme was hidden, or is gone. */
export interface Forgetting {
  readonly forget: string
}

/** Where the page stands that is to be forgotten; `null` where nothing of that kind was said. */
export function parseForgetting(value: unknown): string | null {
  const slug = (value as Partial<Forgetting> | null)?.forget
  return typeof slug === 'string' && slug !== '' ? firstPage(encodeURIComponent(slug)) : null
}

/** Believes only what a page of this origin can have loaded. */
export function parseReport(value: unknown, origin: string): Report | null {
  const raw = value as Partial<Report> | null
  const isAsset = (url: unknown): url is string => typeof url === 'string' && url.startsWith(origin + ASSETS)
  if (!isAsset(raw?.entry) || !Array.isArray(raw.assets)) return null
  return { entry: raw.entry, assets: raw.assets.filter(isAsset) }
}

/** What a place needs after a report: more and more as long as the build is the same, then only what the new one says. */
export function needed(before: Report | null, report: Report): Report {
  const earlier = before?.entry === report.entry ? before.assets : []
  return { ...report, assets: [...new Set([...earlier, report.entry, ...report.assets])] }
}

/** Of the addresses that are kept, the files that no place needs. */
export function unneeded(kept: readonly string[], places: readonly Report[]): string[] {
  const wanted = new Set(places.flatMap(({ assets }) => assets))
  return kept.filter((url) => new URL(url).pathname.startsWith(ASSETS) && !wanted.has(url))
}
