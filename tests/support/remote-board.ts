/** A board on a running server, and how each role reaches it. */

import type { Role } from '../../shared/access.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated, LinkInfo } from '../../shared/protocol/api.ts'
import { FACTS } from './boards.ts'
import type { BoardAddress } from './editor.ts'

export interface RemoteBoard {
  readonly id: string
  readonly epoch: number
  readonly as: Readonly<Record<Role, BoardAddress>>
  /** A new link of its own, and its address. */
  link(role: Role, expires?: string | null): Promise<{ grant: string; address: BoardAddress }>
  /** Resolves with the status when the server has answered. */
  revoke(grant: string): Promise<number>
}

const secretOf = (link: string): string => must(link.split('#key=')[1], 'a secret in the link')

/** On the server at `url` (`http://host:port`). */
export async function makeBoard(url: string, sample = false): Promise<RemoteBoard> {
  const ask = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const { id, epoch, links } = await ask<BoardCreated>('/api/boards', { ...FACTS, sample })
  const addressOf = (link: string): BoardAddress => ({ url, id, epoch, secret: secretOf(link) })
  const as = {
    owner: addressOf(links.owner),
    organizer: addressOf(links.organizer),
    observer: addressOf(links.observer),
  }
  const headers = { Authorization: `Bearer ${as.owner.secret}` }
  return {
    id,
    epoch,
    as,
    async link(role, expires = null) {
      const made = await ask<LinkInfo>(`/api/boards/${id}/links`, { role, label: role, expires }, headers)
      return { grant: made.id, address: addressOf(must(made.link, 'the new link')) }
    },
    async revoke(grant) {
      const answer = await fetch(`${url}/api/boards/${id}/links/${grant}`, { method: 'DELETE', headers })
      await answer.arrayBuffer()
      return answer.status
    },
  }
}

/** Opens a link in a browser's session; the cookie that the browser has then. */
export async function openInSession({ url, secret }: BoardAddress, cookie?: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, ...(cookie && { Cookie: cookie }) },
    body: JSON.stringify({ key: secret }),
  })
  await answer.arrayBuffer()
  return must(answer.headers.get('Set-Cookie')?.split(';')[0], 'a cookie')
}

export const syncAddress = ({ url, id, epoch }: BoardAddress): string =>
  `${url.replace('http', 'ws')}/sync/${id}?epoch=${epoch}&saved=1`
