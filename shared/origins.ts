/** Origins of pages that may show the programme in a frame: read as people write them, written as a policy has them. */

/** A list longer than this is a mistake, and would not fit into a header for ever. */
export const MAX_EMBED_ORIGINS = 20
/** Of one, characters: a host has 253 at most. */
const LONGEST = 300
/** Hosts may hold signs that mean something in a policy (`;`, `,`, `*`): those do not pass. */
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/
const HERE = /^(?:localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)$/

/** `https://www.example.org` of an address there, with or without a path; `null` for what may not be on the list. */
export function embedOrigin(text: string): string | null {
  const given = text.trim()
  const url = given.length <= LONGEST && URL.canParse(given) ? new URL(given) : null
  if (!url || url.username || url.password || !HOST.test(url.hostname)) return null
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && HERE.test(url.hostname))
  return isSafe ? url.origin : null
}

/** What to say of one that is `null`. */
export const sayNoOrigin = (text: string): string =>
  `“${text.trim().slice(0, 60)}” is not the address of a site like https://www.example.org (or http://localhost:3000)`
