/** A fresh board on a running server, with the secrets of its links. */

import { ROLES, type Role } from '../../shared/access.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import type { BoardAddress } from '../support/editor.ts'

export interface NewBoard {
  readonly slug: string
  readonly secrets: Readonly<Record<Role, string>>
  /** For an organizer. */
  readonly address: BoardAddress
}

const FACTS = { title: 'Plumbers', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }

export async function makeBoard(url: string, facts: object = {}): Promise<NewBoard> {
  const answer = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...FACTS, ...facts }),
  })
  if (answer.status !== 201) throw new Error(`no board was made: ${answer.status} ${await answer.text()}`)
  const { id, slug, epoch, links } = (await answer.json()) as BoardCreated
  const secrets = Object.fromEntries(
    ROLES.map((role) => [role, must(links[role].split('#key=')[1], 'a secret')]),
  ) as Record<Role, string>
  return { slug, secrets, address: { url, id, epoch, secret: secrets.organizer } }
}
