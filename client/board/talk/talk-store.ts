/**
 * What is said about the board, for the page: opened when the page has time for it, read by badges, drawer and dialog.
 *   board    ready ─────────────────────────────
 *   talk           half a second ─ line ─ ready ─  costs one connection, and nothing where nobody talks
 */

import type { BoardDoc } from '../../../shared/board/doc.ts'
import type { AuthorId } from '../../../shared/ids.ts'
import type { CloseWord } from '../../../shared/protocol/close-codes.ts'
import type { Release } from '../../../shared/release.ts'
import { combine } from '../../../shared/release.ts'
import type { Talk, Thread } from '../../../shared/talk/model.ts'
import type { Access } from '../../link/open-board.ts'
import type { TalkLink, TalkState } from '../../link/talk-link.ts'
import type { Seen } from './seen.ts'
import { keepSeen, readSeen, unreadIn, withSeen } from './seen.ts'
import type { TalkCount } from './threads.ts'
import { countsOf } from './threads.ts'

export interface TalkView {
  readonly talk: Talk
  /** `null` before there is a line. */
  readonly state: TalkState | null
  readonly seen: Seen
  /** Of what is open, by `keyOf`. */
  readonly counts: ReadonlyMap<string, TalkCount>
  /** Threads with something new to read. */
  readonly unread: number
}

export interface TalkStore {
  /** The same object until something changes. */
  current(): TalkView
  subscribe(listener: () => void): Release
  /** `null` before there is a line. */
  door(): BoardDoc | null
  /** Why nothing can be said now, as a sentence; `null` where it can. */
  whyNot(): string | null
  see(threads: readonly Thread[]): void
  /** The board's line has ended for good. */
  refuse(word: CloseWord): void
  /** Opens the line soon; may be called again after its release. */
  start(): Release
}

const SOON_MS = 500
const NOTHING: TalkView = { talk: { threads: [] }, state: null, seen: {}, counts: new Map(), unread: 0 }

export function createTalkStore(access: Pick<Access, 'id' | 'role'>, me: AuthorId, actor: () => string): TalkStore {
  let link: TalkLink | null = null
  let refusal: CloseWord | null = null
  let view: TalkView = { ...NOTHING, seen: readSeen(access.id) }
  const listeners = new Set<() => void>()

  const look = (seen = view.seen) => {
    const talk = link?.reader.current() ?? NOTHING.talk
    const isSame = talk === view.talk && seen === view.seen
    view = {
      talk,
      seen,
      state: link?.state() ?? null,
      counts: isSame ? view.counts : countsOf(talk, { seen, id: me }, view.counts),
      unread: isSame ? view.unread : talk.threads.filter((thread) => unreadIn(thread, seen, me) > 0).length,
    }
    for (const listener of [...listeners]) listener()
  }

  const open = async (isGone: () => boolean): Promise<void> => {
    const { openTalkLink } = await import('../../link/talk-link.ts')
    if (isGone()) return
    link = openTalkLink(access, actor)
    link.reader.subscribe(() => look())
    link.onState(() => look())
    if (refusal) link.refuse(refusal)
    look()
  }

  return {
    current: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    door: () => link?.door ?? null,
    whyNot: () => (link ? link.whyNot() : 'What was said is not here yet: wait until it is loaded.'),
    see(threads) {
      const seen = threads.reduce(withSeen, view.seen)
      if (seen === view.seen) return
      keepSeen(access.id, seen)
      look(seen)
    },
    refuse(word) {
      refusal = word
      link?.refuse(word)
    },
    start() {
      let isGone = false
      // A part of the page that did not arrive is asked for again when there is a network.
      const begin = () => {
        if (!link) open(() => isGone || link !== null).catch(() => undefined)
      }
      const timer = setTimeout(begin, SOON_MS)
      // Another tab of this browser has shown something.
      const elsewhere = () => look(readSeen(access.id))
      window.addEventListener('online', begin)
      window.addEventListener('storage', elsewhere)
      return combine(
        () => {
          isGone = true
          link?.release()
          link = null
        },
        () => window.removeEventListener('storage', elsewhere),
        () => window.removeEventListener('online', begin),
        () => clearTimeout(timer),
      )
    },
  }
}
