/** Who may pass the door of a board's requests, and what they brought: every board route begins here [H1, H2]. */

import type { Context } from 'hono'
import type { Role } from '../../shared/access.ts'
import { parseId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { GrantFinder } from '../access/grant-for.ts'
import type { LiveBoard } from '../live/live-board.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import type { Grant } from '../ports/grant-store.ts'
import { RequestRefusal } from './refusal.ts'

/** The secret of `Authorization: Bearer <secret>`; an empty one for any other scheme, so that it is not passed over. */
export function bearer(c: Context): string | undefined {
  const header = c.req.header('Authorization')
  return header === undefined ? undefined : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}

export type Allowed = (role: Role) => boolean
export const anyRole: Allowed = () => true

export interface Entry {
  /** The grant for the board of the request's `:id`, whose role is allowed. Throws a `RequestRefusal` for anybody else. */
  grant(c: Context, allowed: Allowed): Promise<Grant>
  /** The same, with the board held open for as long as `use` runs. */
  board<T>(c: Context, allowed: Allowed, use: (board: LiveBoard, grant: Grant) => T | Promise<T>): Promise<T>
}

export function entryFor({ finder, live }: { finder: GrantFinder; live: LiveBoards }): Entry {
  const entry: Entry = {
    async grant(c, allowed) {
      const board = parseId('board', c.req.param('id'))
      const credentials = { cookie: c.req.header('Cookie'), secret: bearer(c) }
      const grant = board && (await finder.forBoard(credentials, board))
      if (!grant) throw new RequestRefusal('unknown-board')
      if (!allowed(grant.role)) throw new RequestRefusal('not-allowed')
      return grant
    },
    async board(c, allowed, use) {
      const grant = await entry.grant(c, allowed)
      const held = await live.hold(grant.board)
      if (!held) throw new RequestRefusal('unknown-board')
      return during(held.release, () => use(held.board, grant))
    },
  }
  return entry
}

async function during<T>(release: Release, use: () => T | Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    release()
  }
}
