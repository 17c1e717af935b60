/** The layout of what is looked at, with whatever stays as it was kept the same: what changes is all that is drawn. */

import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Board } from '../../shared/board/model.ts'
import type { BoardView } from './board-view.ts'
import type { GridLayout } from './grid-layout.ts'
import { keptOf, layOut } from './grid-layout.ts'

export function useLayout(board: Board, view: BoardView): GridLayout {
  const last = useRef<GridLayout | null>(null)
  const layout = useMemo(() => {
    const next = layOut(board, view)
    return last.current ? keptOf(last.current, next) : next
  }, [board, view])
  useLayoutEffect(() => {
    last.current = layout
  })
  return layout
}
