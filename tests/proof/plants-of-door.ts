/** Faults in what the door lets in, and what it gives away, that the proofs have to notice. */

import type { Plant } from './plant.ts'

export const PLANTS_OF_DOOR: readonly Plant[] = [
  {
    name: 'observers may edit',
    file: 'server/socket/gate.ts',
    find: "mayEdit(role) ? { is: 'admitted', frame, said: 'update' }",
    replace: "mayEdit('owner') ? { is: 'admitted', frame, said: 'update' }",
    noticedBy: 'crafted',
  },
  {
    name: 'a byte behind a message is passed over',
    file: 'shared/protocol/frames.ts',
    find: 'return frame && input.done ? frame : null',
    replace: 'return frame',
    noticedBy: 'crafted',
  },
  {
    name: 'long numbers are numbers',
    file: 'shared/protocol/frames.ts',
    find: 'return byte === 0 && length > 0 ? null : value',
    replace: 'return value',
    noticedBy: 'crafted',
  },
  {
    name: 'items may stand anywhere',
    file: 'server/live/replica.ts',
    find: "if (!isInPlace(update, doc)) return 'out-of-place'",
    replace: '',
    noticedBy: 'crafted',
  },
  {
    name: 'anybody speaks for anybody',
    file: 'server/live/presence.ts',
    find: 'return own.client === client && holder === peer',
    replace: 'return true',
    noticedBy: 'crafted',
  },
  {
    name: 'role and label are what a client says',
    file: 'server/live/presence.ts',
    find: '{ ...state, role: grant.role, label: grant.label }',
    replace: '{ role: grant.role, label: grant.label, ...state }',
    noticedBy: 'crafted',
  },
  {
    name: 'a cookie counts from any page',
    file: 'server/socket/upgrade.ts',
    find: 'this.#parts.sameOrigin(request) ? request.headers.cookie : undefined',
    replace: 'request.headers.cookie',
    noticedBy: 'access',
  },
  {
    name: 'a page of another site may write',
    file: 'server/http/app.ts',
    find: "if (foreign) throw new RequestRefusal('foreign-origin')",
    replace: '',
    noticedBy: 'access',
  },
  {
    name: 'what was revoked counts',
    file: 'server/access/links.ts',
    find: 'grant.revokedAt === null && (',
    replace: '(',
    noticedBy: 'access',
  },
  {
    name: 'what has expired counts',
    file: 'server/access/links.ts',
    find: 'grant.expiresAt === null || grant.expiresAt > now',
    replace: 'true',
    noticedBy: 'access',
  },
  {
    name: 'a grant for one board opens every board',
    file: 'server/access/grant-for.ts',
    find: 'if (grant?.board !== board) return null',
    replace: 'if (grant) return { ...grant, board }; else return null',
    noticedBy: 'access',
  },
  {
    name: 'the address is logged',
    file: 'server/http/app.ts',
    find: 'route: c.req.routePath, status',
    replace: 'route: c.req.routePath, cookie: c.req.header("Cookie"), status',
    noticedBy: 'access',
  },
  {
    name: 'a layout that a client wrote stays',
    file: 'server/live/replica.ts',
    find: 'if (layoutOf(doc) === layout) return',
    replace: 'return',
    noticedBy: 'crafted',
  },
]
