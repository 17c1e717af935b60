/** Headers that tell browsers how little our pages may do, on every answer; and the nonce of one page [H5]. */

import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { RandomBytes } from '../../shared/ids.ts'
import type { StreamBindings } from './stream-lines.ts'

/** What a route finds in its context. */
export interface RouteEnv {
  Variables: {
    /** Fresh for each answer; the page hands it to libraries that make style elements. */
    nonce: string
    /** Origins whose pages may frame this answer; nobody's, unless a route says so [H61]. */
    framedBy?: readonly string[]
  }
  /** Node's own request and answer; not there when a test asks without a port. */
  Bindings: Partial<HttpBindings> & StreamBindings
}

const SELF = "'self'"
const NONE = ["'none'"]

export function security(random: RandomBytes, publicUrl: string | null): MiddlewareHandler<RouteEnv>[] {
  const https = publicUrl?.startsWith('https:') ?? false
  return [
    framing,
    async (c, next) => {
      c.set('nonce', Buffer.from(random(16)).toString('base64url'))
      await next()
    },
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: NONE,
        scriptSrc: [SELF],
        styleSrc: [SELF, (c) => `'nonce-${(c as Context<RouteEnv>).get('nonce')}'`],
        imgSrc: [SELF, 'data:'],
        fontSrc: [SELF],
        // 'self' is for http alone in browsers that follow CSP level 2; ours are told the WebSocket's address too.
        connectSrc: [SELF, (c) => socketOrigin(publicUrl ?? new URL(c.req.url).origin)],
        manifestSrc: [SELF],
        workerSrc: [SELF],
        baseUri: NONE,
        formAction: [SELF],
        frameAncestors: NONE,
      },
      xFrameOptions: 'DENY',
      strictTransportSecurity: https,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    }),
  ]
}

/** Goes round the headers, which are decided before a route has looked anything up. */
const framing: MiddlewareHandler<RouteEnv> = async (c, next) => {
  await next()
  const origins = c.get('framedBy') ?? []
  const policy = c.res.headers.get('Content-Security-Policy')
  if (origins.length === 0 || policy === null) return
  c.header('Content-Security-Policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`))
  // It knows no list; browsers that know the policy do not ask it.
  c.res.headers.delete('X-Frame-Options')
}

const socketOrigin = (origin: string): string => origin.replace(/^http/, 'ws')
