/** From an address to the right to open its board: exchanges the link's secret for the session, and remembers for offline. */

import { ROLES } from '../../shared/access.ts'
import { oneOf, record } from '../../shared/board/values.ts'
import type { BoardFacts, Session } from '../../shared/protocol/api.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { keep, kept } from '../browser-store.ts'
import { ApiFailure, request } from '../http.ts'

export type Access = Pick<BoardFacts, 'id' | 'role' | 'epoch' | 'slug'>

/**
 * Takes `#key=…` out of the address (a fragment never reaches a server) and asks who we are on this board. Without a
 * network it answers what it was told last time; throws `ApiFailure` with a sentence if that is nothing.
 */
export async function openBoard(boardId: string): Promise<Access> {
  try {
    await exchangeKey()
    return await askAccess(boardId)
  } catch (error) {
    const remembered = isOutOfReach(error) ? kept(`access.${boardId}`, readAccess) : null
    if (remembered) return remembered
    throw error
  }
}

/** Asks the server alone. Throws `ApiFailure`. */
export async function askAccess(boardId: string): Promise<Access> {
  const { id, role, epoch, slug } = await request<BoardFacts>('GET', `/api/boards/${encodeURIComponent(boardId)}`)
  keep(`access.${id}`, { id, role, epoch, slug })
  return { id, role, epoch, slug }
}

/** The secret stays in the address until the server has taken it: without a network it is tried again next time. */
async function exchangeKey(): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (!key) return
  await request<Session>('POST', '/api/session', { key })
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Whether it was not the server that refused: no network, or something between that answered in its place. */
export const isOutOfReach = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.code === 'offline' || error.code === 'unreadable' || error.status >= 500)

/** Why the server would not have us on the board any more; `null` while it would, or cannot be asked. */
export async function refusalOf({ id, epoch }: Access): Promise<CloseWord | null> {
  try {
    const now = await request<BoardFacts>('GET', `/api/boards/${encodeURIComponent(id)}`)
    return now.epoch === epoch ? null : 'other-epoch'
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    return error.status === 404 || error.status === 401 ? 'no-access' : null
  }
}

function readAccess(value: unknown): Access | null {
  const raw = record(value)
  const role = oneOf(ROLES)(raw?.role)
  if (!raw || !role || typeof raw.id !== 'string' || typeof raw.slug !== 'string') return null
  return Number.isInteger(raw.epoch) ? { id: raw.id, role, epoch: Number(raw.epoch), slug: raw.slug } : null
}
