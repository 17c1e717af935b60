/** The talk for React: the whole of it for who shows it, a count for each card, slot and clash. */

import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { must } from '../../../shared/must.ts'
import type { AboutKind } from '../../../shared/talk/model.ts'
import type { Access } from '../../link/open-board.ts'
import { useLinkState } from '../../link/use-board.ts'
import { ownName } from '../Presences.tsx'
import { ownAuthorId } from './own-author.ts'
import type { TalkStore, TalkView } from './talk-store.ts'
import { createTalkStore } from './talk-store.ts'
import type { TalkCount } from './threads.ts'
import { keyOf } from './threads.ts'

export const TalkContext = createContext<TalkStore | null>(null)

export const useTalkStore = (): TalkStore => must(useContext(TalkContext), 'a talk around this component')

/** Opens the talk of the board that is open. */
export function useOwnTalk({ id, role }: Access): TalkStore {
  const store = useMemo(() => createTalkStore({ id, role }, ownAuthorId(), () => ownName() || 'somebody'), [id, role])
  useEffect(() => store.start(), [store])
  const { refusal } = useLinkState()
  useEffect(() => {
    if (refusal) store.refuse(refusal)
  }, [store, refusal])
  return store
}

export function useTalk(): TalkView {
  const store = useTalkStore()
  return useSyncExternalStore(store.subscribe, store.current)
}

/** `null` where nothing is open. */
export function useTalkCount(what: AboutKind, id: string): TalkCount | null {
  const store = useTalkStore()
  return useSyncExternalStore(store.subscribe, () => store.current().counts.get(keyOf(what, id)) ?? null)
}
