/** The topics that the filter leaves out, told to each card: the same set while nothing about it changes. */

import { createContext, useContext, useDeferredValue, useMemo, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { TopicFilter } from './board-view.ts'
import { leftOutBy } from './topic-filter.ts'

export const LeftOutContext = createContext<ReadonlySet<TopicId>>(new Set())

export const useIsLeftOut = (id: TopicId): boolean => useContext(LeftOutContext).has(id)

export function useLeftOut(board: Board, filter: TopicFilter): ReadonlySet<TopicId> {
  const asked = useDeferredValue(filter)
  const next = useMemo(() => leftOutBy(board, asked), [board, asked])
  const [kept, keep] = useState(next)
  const isSame = kept === next || (kept.size === next.size && [...next].every((id) => kept.has(id)))
  if (!isSame) keep(next)
  return isSame ? kept : next
}
