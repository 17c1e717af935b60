/** Which of the attendees' pages an address names. Pure: the server that draws them asks it as well. */

export type PublicPage =
  /** The whole programme; how it is shown stands in the query. */
  | { readonly page: 'programme' }
  /** The reader's own stars, of which the server knows nothing. */
  | { readonly page: 'mine' }
  | { readonly page: 'topic'; readonly id: string }
  | { readonly page: 'person'; readonly id: string }
  /** What the editions changed: all of them, or one. */
  | { readonly page: 'changes'; readonly edition: number | null }
  /** For a frame in another site's page. */
  | { readonly page: 'embed' }
  /** For a display in the hall. */
  | { readonly page: 'screen' }

export interface PublicAddress {
  readonly slug: string
  readonly shown: PublicPage
  /** Without its question mark. */
  readonly query: string
}

/** `path` begins with a slash; `null` for an address of no page of ours. */
export function publicAddress(path: string, query = ''): PublicAddress | null {
  const [, place, slug, ...rest] = decoded(path)
  if (place !== 'p' || !slug) return null
  const shown = pageOf(rest)
  return shown && { slug, shown, query: query.replace(/^\?/, '') }
}

/** Whole path, with its query. */
export function pathOf({ slug, shown, query }: PublicAddress): string {
  return `/p/${encodeURIComponent(slug)}${ownPath(shown)}${query && `?${query}`}`
}

/** The path of a page of the programme at `slug`. */
export const pagePath = (slug: string, shown: PublicPage): string => pathOf({ slug, shown, query: '' })

function ownPath(shown: PublicPage): string {
  switch (shown.page) {
    case 'programme':
      return ''
    case 'topic':
      return `/topics/${encodeURIComponent(shown.id)}`
    case 'person':
      return `/people/${encodeURIComponent(shown.id)}`
    case 'changes':
      return shown.edition === null ? '/changes' : `/changes/${shown.edition}`
    case 'mine':
    case 'embed':
    case 'screen':
      return `/${shown.page}`
    default:
      return shown satisfies never
  }
}

function pageOf(rest: readonly string[]): PublicPage | null {
  const [kind, id, ...more] = rest
  if (kind === undefined) return { page: 'programme' }
  if (more.length > 0 || id === '') return null
  if (id === undefined) return kind === 'changes' ? { page: kind, edition: null } : shortOf(kind)
  if (kind === 'topics') return { page: 'topic', id }
  if (kind === 'people') return { page: 'person', id }
  return kind === 'changes' && /^[1-9]\d{0,8}$/.test(id) ? { page: kind, edition: Number(id) } : null
}

const shortOf = (kind: string): PublicPage | null =>
  kind === 'mine' || kind === 'embed' || kind === 'screen' ? { page: kind } : null

/** Pages that stand where no reader turns to another: each is loaded by itself, and by nobody else. */
export type AlonePage = 'embed' | 'screen'
export const isAlone = ({ page }: PublicPage): boolean => page === 'embed' || page === 'screen'

/** The theme that a page asks for by its address, where nobody is there to choose one; `null`: the reader's. */
export function themeOf({ shown, query }: PublicAddress): 'light' | 'dark' | null {
  if (!isAlone(shown)) return null
  const theme = new URLSearchParams(query).get('theme')
  if (theme === 'light' || theme === 'dark') return theme
  return shown.page === 'screen' ? 'dark' : null
}

/** No parts at all where the address is damaged. */
function decoded(path: string): string[] {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}
