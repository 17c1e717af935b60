/** The link's stores for React: each hook draws its component anew only when its own part changed. */

import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import { findClashes } from '../../shared/board/clashes.ts'
import type { Board } from '../../shared/board/model.ts'
import type { UndoState } from '../../shared/board/undo.ts'
import { must } from '../../shared/must.ts'
import type { BoardLink, LinkState } from './board-link.ts'

export const LinkContext = createContext<BoardLink | null>(null)

export const useLink = (): BoardLink => must(useContext(LinkContext), 'a board link around this component')

export function useBoard(): Board {
  const { reader } = useLink()
  return useSyncExternalStore(reader.subscribe, reader.current)
}

export function useLinkState(): LinkState {
  const link = useLink()
  return useSyncExternalStore(link.onState, link.state)
}

export function useUndoState(): UndoState {
  const { door } = useLink()
  return useSyncExternalStore(door.onUndoState, door.undoState)
}

export function useClashes(board: Board): readonly Clash[] {
  return useMemo(() => findClashes(board), [board])
}
