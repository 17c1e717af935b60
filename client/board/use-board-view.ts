/** The view of this page: begins with the address, and changes it as it changes. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import type { BoardView } from './board-view.ts'
import { queryOf, viewOf } from './board-view.ts'

export type ChangeView = (change: Partial<BoardView>) => void

export function useBoardView(board: Board): readonly [BoardView, ChangeView] {
  const [view, setView] = useState(() => viewOf(location.search, board))
  const changeView = useCallback((change: Partial<BoardView>) => setView((old) => ({ ...old, ...change })), [])
  const seen = useRef(board)
  useEffect(() => {
    seen.current = board
  }, [board])
  // The address is the person's: it changes with what they do, never because somebody else moved a slot.
  useEffect(() => {
    const address = location.pathname + queryOf(view, seen.current) + location.hash
    if (address !== location.pathname + location.search + location.hash)
      history.replaceState(history.state, '', address)
  }, [view])
  return [view, changeView]
}
