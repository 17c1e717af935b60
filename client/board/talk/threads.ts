/** Which threads there are to see: by what they are about, by what is still to do or to read in them. */

import type { AuthorId } from '../../../shared/ids.ts'
import { mentionsIn } from '../../../shared/talk/mentions.ts'
import type { About, AboutKind, Comment, Talk, Thread } from '../../../shared/talk/model.ts'
import type { Seen } from './seen.ts'
import { unreadIn } from './seen.ts'

export const TALK_FILTERS = ['open', 'unread', 'mentions', 'resolved'] as const
export type TalkFilter = (typeof TALK_FILTERS)[number]

/** The person who looks. */
export interface Reader {
  readonly id: AuthorId
  readonly name: string
  readonly seen: Seen
}

/** Of one topic, slot or clash: threads that are open, and comments in them that were not read. */
export interface TalkCount {
  readonly open: number
  readonly unread: number
}

export const keyOf = (what: AboutKind, id: string): string => `${what} ${id}`

/** Something is said in it that stands. */
export const isAlive = ({ comments }: Thread): boolean => comments.some(({ removed }) => !removed)

/** The newest thread first. */
export const threadsFor = (filter: TalkFilter, { threads }: Talk, reader: Reader): readonly Thread[] =>
  threads.filter((thread) => isAlive(thread) && passes(filter, thread, reader)).toReversed()

function passes(filter: TalkFilter, thread: Thread, reader: Reader): boolean {
  switch (filter) {
    case 'open':
      return !thread.resolved
    case 'unread':
      return unreadIn(thread, reader.seen, reader.id) > 0
    case 'mentions':
      return thread.comments.some((comment) => callsMe(comment, reader))
    case 'resolved':
      return thread.resolved !== null
    default:
      return filter satisfies never
  }
}

const callsMe = ({ by, body, removed }: Comment, { id, name }: Reader): boolean =>
  by.id !== id && !removed && mentionsIn(body, [name]).length > 0

/** Those about one thing, in the order in which they began. */
export const threadsAbout = ({ threads }: Talk, { what, id }: Pick<About, 'what' | 'id'>): readonly Thread[] =>
  threads.filter((thread) => thread.about?.what === what && thread.about.id === id && isAlive(thread))

/** By `keyOf`; a count that says the same as before is the same object. */
export function countsOf(
  { threads }: Talk,
  { seen, id }: Pick<Reader, 'seen' | 'id'>,
  before: ReadonlyMap<string, TalkCount>,
): ReadonlyMap<string, TalkCount> {
  const counts = new Map<string, TalkCount>()
  for (const thread of threads) {
    if (thread.resolved || !thread.about || !isAlive(thread)) continue
    const key = keyOf(thread.about.what, thread.about.id)
    const { open, unread } = counts.get(key) ?? { open: 0, unread: 0 }
    counts.set(key, { open: open + 1, unread: unread + unreadIn(thread, seen, id) })
  }
  for (const [key, count] of counts) {
    const old = before.get(key)
    if (old?.open === count.open && old.unread === count.unread) counts.set(key, old)
  }
  return counts
}
