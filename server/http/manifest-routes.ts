/** What a browser needs to know to install a programme as an app: of what is public alone [H6, H54]. */

import { Hono } from 'hono'
import { programmeAddress } from './programme-address.ts'
import type { ProgrammeHubs } from './programme-hub.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** As in client/tokens.css, light. */
const PAPER = '#fafaf9'
const ACCENT = '#4455c2'
/** Under an icon on a phone. */
const SHORT = 24

const icon = (src: string, sizes: string, type: string, purpose = 'any') => ({ src, sizes, type, purpose })
const ICONS = [
  icon('/favicon.svg', 'any', 'image/svg+xml'),
  icon('/icon-192.png', '192x192', 'image/png'),
  icon('/icon-512.png', '512x512', 'image/png'),
  icon('/icon-maskable-192.png', '192x192', 'image/png', 'maskable'),
  icon('/icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
]

export function manifestRoutes({ hubs }: { readonly hubs: ProgrammeHubs }) {
  const routes = new Hono<RouteEnv>()

  routes.get('/:slug/manifest.webmanifest', async (c) => {
    const slug = c.req.param('slug')
    const state = await hubs.current(slug)
    if (!state) throw new RequestRefusal('unknown')
    if (state.mode === 'hidden') throw new RequestRefusal('not-published')
    const name = state.programme.board.title.trim() || 'Programme'
    const address = programmeAddress('', encodeURIComponent(slug))
    const mine = { name: 'My programme', short_name: 'Mine', url: `${address}/mine` }
    c.header('Cache-Control', 'no-cache')
    c.header('Content-Type', 'application/manifest+json')
    return c.body(
      JSON.stringify({
        id: address,
        name,
        short_name: name.length > SHORT ? `${name.slice(0, SHORT - 1).trimEnd()}…` : name,
        description: `The programme of ${name}, as it is now, also without a network.`,
        lang: 'en',
        start_url: address,
        scope: address,
        display: 'standalone',
        background_color: PAPER,
        theme_color: ACCENT,
        icons: ICONS,
        shortcuts: [{ ...mine, icons: ICONS.slice(1, 2) }],
      }),
    )
  })

  return routes
}
