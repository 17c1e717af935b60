/** A board's links, for its owners: who was let in, with what right, until when. */

import { Hono } from 'hono'
import { mayOwn } from '../../shared/access.ts'
import { parseId } from '../../shared/ids.ts'
import type { LinkInfo } from '../../shared/protocol/api.ts'
import { newLinkSchema } from '../../shared/protocol/api.ts'
import type { Links } from '../access/links.ts'
import { boardAddress } from '../access/links.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import { bodyOf } from './body.ts'
import type { Entry } from './entry.ts'
import { RequestRefusal } from './refusal.ts'

export interface LinkRoutesParts {
  readonly entry: Entry
  readonly links: Links
  readonly live: Pick<LiveBoards, 'revoke' | 'here'>
  readonly clock: Clock
  readonly baseOf: (url: string) => string
}

export function linkRoutes({ entry, links, live, clock, baseOf }: LinkRoutesParts) {
  const routes = new Hono()

  routes.get('/:id/links', async (c) => {
    const { board } = await entry.grant(c, mayOwn)
    const here = live.here(board)
    const connected = ({ id }: Grant) => here.flatMap(({ grant, name }) => (grant === id ? [name] : []))
    return c.json((await links.list(board)).map((grant) => infoOf(grant, connected(grant))))
  })

  routes.post('/:id/links', async (c) => {
    const { board } = await entry.grant(c, mayOwn)
    const { role, label, expires } = await bodyOf(c, newLinkSchema)
    const expiresAt = expires === null ? null : Date.parse(expires)
    if (expiresAt !== null && expiresAt <= clock.now()) {
      throw new RequestRefusal('bad-request', '“expires” is not right: it must be a moment that is still to come.')
    }
    const { grant, secret } = await links.make(board, { role, label, expiresAt })
    const link = boardAddress(baseOf(c.req.url), board, secret)
    return c.json({ ...infoOf(grant, []), link } satisfies LinkInfo, 201)
  })

  routes.delete('/:id/links/:grantId', async (c) => {
    const { board } = await entry.grant(c, mayOwn)
    const id = parseId('grant', c.req.param('grantId'))
    const revoked = id ? await links.revoke(board, id) : 'unknown'
    if (revoked === 'unknown') throw new RequestRefusal('unknown-link')
    if (revoked === 'last-owner') throw new RequestRefusal('last-owner')
    live.revoke(revoked.id)
    return c.json(infoOf(revoked, []))
  })

  return routes
}

const momentOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const infoOf = (
  { id, role, label, createdAt, expiresAt, revokedAt, usedAt }: Grant,
  here: LinkInfo['here'],
): LinkInfo => ({
  id,
  role,
  label,
  created: new Date(createdAt).toISOString(),
  expires: momentOf(expiresAt),
  revoked: momentOf(revokedAt),
  used: momentOf(usedAt),
  here,
})
