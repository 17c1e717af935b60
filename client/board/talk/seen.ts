/** [T7] What this browser has shown of each thread, kept for each board: how many comments it had then. */

import { record } from '../../../shared/board/values.ts'
import type { AuthorId } from '../../../shared/ids.ts'
import type { Thread } from '../../../shared/talk/model.ts'
import { keep, kept } from '../../browser-store.ts'

/** Numbers of comments, removed ones too, by thread. */
export type Seen = Readonly<Record<string, number>>

const keyOf = (board: string): string => `talkSeen.${board}`

export const readSeen = (board: string): Seen => kept(keyOf(board), asSeen) ?? {}

export const keepSeen = (board: string, seen: Seen): void => keep(keyOf(board), seen)

function asSeen(value: unknown): Seen | null {
  const raw = record(value)
  return raw && Object.values(raw).every((count) => Number.isInteger(count)) ? (raw as Seen) : null
}

/** How many comments of others came since; who wrote them all has read them. */
export const unreadIn = ({ id, comments }: Thread, seen: Seen, me: AuthorId): number =>
  comments.slice(seen[id] ?? 0).filter(({ by, removed }) => by.id !== me && !removed).length

/** The same object where it was seen already. */
export const withSeen = (seen: Seen, { id, comments }: Thread): Seen =>
  (seen[id] ?? 0) >= comments.length ? seen : { ...seen, [id]: comments.length }
