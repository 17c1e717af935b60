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
  }
  /** Node's own request and answer; not there when a test asks without a port. */
  Bindings: Partial<HttpBindings> & StreamBindings
}

const SELF = "'self'"
const NONE = ["'none'"]

export function security(random: RandomBytes, publicUrl: string | null): MiddlewareHandler<RouteEnv>[] {
  const https = publicUrl?.startsWith('https:') ?? false
  return [
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

const socketOrigin = (origin: string): string => origin.replace(/^http/, 'ws')
