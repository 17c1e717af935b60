/** Which of the attendees' pages an address names. Pure: the server that draws them asks it as well. */

export type PublicPage =
  /** The whole programme; how it is shown stands in the query. */
  | { readonly page: 'programme' }
  | { readonly page: 'topic'; readonly id: string }
  | { readonly page: 'person'; readonly id: string }

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
  const own = shown.page === 'topic' ? `/topics/${shown.id}` : shown.page === 'person' ? `/people/${shown.id}` : ''
  return `/p/${encodeURIComponent(slug)}${own}${query && `?${query}`}`
}

function pageOf(rest: readonly string[]): PublicPage | null {
  const [kind, id, ...more] = rest
  if (kind === undefined) return { page: 'programme' }
  if (!id || more.length > 0) return null
  if (kind === 'topics') return { page: 'topic', id }
  if (kind === 'people') return { page: 'person', id }
  return null
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
