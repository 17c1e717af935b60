/** The one HTML page behind every address for people, with the nonce that its libraries need for their style elements. */

import type { Context } from 'hono'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** Stands in client/index.html where the nonce of each answer goes. */
const PLACEHOLDER = '__NONCE__'

export type Page = (c: Context<RouteEnv>, status?: 200 | 404) => Response

/** `html` is `null` where nothing was built: then the page says so. */
export function pageOf(html: string | null): Page {
  return (c, status = 200) => {
    if (html === null) throw new RequestRefusal('not-built')
    // Never stored: a stored page would carry an old nonce, and the names of old assets.
    c.header('Cache-Control', 'no-store')
    return c.html(html.replaceAll(PLACEHOLDER, c.get('nonce')), status)
  }
}
