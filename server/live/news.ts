/** What servers say to each other of one document, as bytes on the bus. What is of another form is `null`: an older server's. */

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { GrantId } from '../../shared/ids.ts'
import type { Seq } from '../ports/board-store.ts'

/** A presence that another server speaks for. */
export interface PresenceElsewhere {
  readonly client: number
  readonly clock: number
  /** JSON; "null" for one that has gone. */
  readonly state: string
  readonly grant: GrantId
}

export type News =
  /** Stored updates, the last of which has that number; and the number of the last step of history there. */
  | {
      readonly kind: 'rows'
      readonly epoch: number
      readonly seq: Seq
      readonly step: number
      readonly updates: readonly Uint8Array[]
    }
  /** Everything that is so at a server now, said every few seconds: who is silent for long is gone. */
  | {
      readonly kind: 'here'
      readonly node: string
      readonly watching: number
      readonly here: readonly { readonly grant: GrantId; readonly name: string | null }[]
      readonly presences: readonly PresenceElsewhere[]
    }
  /** What changed of presences. */
  | { readonly kind: 'presence'; readonly node: string; readonly presences: readonly PresenceElsewhere[] }
  /** What the board shows with everything up to that number. */
  | { readonly kind: 'check'; readonly epoch: number; readonly seq: Seq; readonly hash: string }

/** The form of these bytes: servers of different forms do not understand each other, and read from the database. */
const FORM = 1
const ROWS = 0
const PLAIN = 1

export function newsBytes(news: News): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FORM)
  if (news.kind !== 'rows') {
    encoding.writeVarUint(encoder, PLAIN)
    encoding.writeVarString(encoder, JSON.stringify(news))
    return encoding.toUint8Array(encoder)
  }
  encoding.writeVarUint(encoder, ROWS)
  for (const number of [news.epoch, news.seq, news.step, news.updates.length]) encoding.writeVarUint(encoder, number)
  for (const update of news.updates) encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

export function readNews(bytes: Uint8Array): News | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== FORM) return null
    if (decoding.readVarUint(decoder) === PLAIN) return JSON.parse(decoding.readVarString(decoder)) as News
    const [epoch, seq, step, count] = [
      decoding.readVarUint(decoder),
      decoding.readVarUint(decoder),
      decoding.readVarUint(decoder),
      decoding.readVarUint(decoder),
    ]
    const updates = Array.from({ length: count }, () => decoding.readVarUint8Array(decoder))
    return { kind: 'rows', epoch, seq, step, updates }
  } catch (error) {
    // lib0 and JSON read by throwing.
    if (error instanceof Error) return null
    throw error
  }
}
