/** Who is here and what they hold: the form of a presence, believed only as far as it can be read. */

import type { Role } from '../../shared/access.ts'
import { ROLES } from '../../shared/access.ts'
import { oneOf, record } from '../../shared/board/values.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'

/** Where a held card would land: as `Target` of the verbs, `null` for the tray; absent while over nothing. */
export interface Held {
  readonly topics: readonly TopicId[]
  readonly over?: { readonly slotId: SlotId; readonly before: TopicId | null } | null
}

/** What this tab says of itself. */
export interface OwnPresence {
  readonly name: string
  readonly color: number
  readonly held: Held | null
}

/** Somebody else; `role` is the server's word, the rest theirs. */
export interface Peer extends OwnPresence {
  readonly client: number
  readonly role: Role
}

/** How many colours people are told apart by (`--person-0` and on). */
export const PERSON_COLORS = 8

export function readPeer(client: number, state: unknown): Peer | null {
  const raw = record(state)
  if (!raw) return null
  const name = typeof raw.name === 'string' ? raw.name.slice(0, 60) : ''
  const color = Number.isInteger(raw.color) ? Math.abs(Number(raw.color)) % PERSON_COLORS : 0
  return {
    client,
    name: name || 'Somebody',
    color,
    held: readHeld(raw.held),
    role: oneOf(ROLES)(raw.role) ?? 'observer',
  }
}

function readHeld(value: unknown): Held | null {
  const raw = record(value)
  if (!raw || !Array.isArray(raw.topics)) return null
  const topics = raw.topics.flatMap((id) => parseId('topic', id) ?? [])
  if (topics.length === 0) return null
  if (raw.over === null) return { topics, over: null }
  const over = record(raw.over)
  const slotId = parseId('slot', over?.slotId)
  return slotId ? { topics, over: { slotId, before: parseId('topic', over?.before) } } : { topics }
}
