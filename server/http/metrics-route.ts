/**
 * Figures for machines that watch the server: for who asks from this machine itself, or brings the server's key. They name
 * no board and hold no secret, but how busy a conference is, is its own business.
 */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { sameSecret } from '../access/secrets.ts'
import type { Metrics } from '../ports/metrics.ts'
import { bearer } from './entry.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** A proxy on this machine asks from here too, and says so in one of these. */
const PASSED_ON = ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via']
const THIS_MACHINE = /^(::1|(::ffff:)?127(\.\d+){3})$/

export function metricsRoute({ metrics, key }: { metrics: Metrics; key: string | null }) {
  const routes = new Hono<RouteEnv>()

  routes.get('/metrics', async (c) => {
    if (!isFromHere(c) && !bringsKey(c, key)) throw new RequestRefusal('metrics-key')
    const { type, text } = await metrics.written()
    return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  })

  return routes
}

function isFromHere(c: Context<RouteEnv>): boolean {
  // Without a port there is no peer: nobody is known to be here.
  const address = c.env?.incoming?.socket.remoteAddress ?? ''
  return THIS_MACHINE.test(address) && PASSED_ON.every((name) => c.req.header(name) === undefined)
}

const bringsKey = (c: Context, key: string | null): boolean => key !== null && sameSecret(bearer(c) ?? '', key)
