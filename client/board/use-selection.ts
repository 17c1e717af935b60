/** Which topics are chosen, to be moved and changed together; those that are gone are chosen no more. */

import { useCallback, useEffect, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'

export type Selection = ReadonlySet<TopicId>
export type Select = (ids: Iterable<TopicId>) => void

const NOTHING: Selection = new Set()

export function useSelection({ topics }: Board): readonly [Selection, Select] {
  const [selection, setSelection] = useState(NOTHING)
  const select = useCallback((ids: Iterable<TopicId>) => {
    const next = new Set(ids)
    // A lasso says the same at each move.
    setSelection((old) => (next.size === 0 ? NOTHING : next.symmetricDifference(old).size === 0 ? old : next))
  }, [])
  useEffect(() => {
    if ([...selection].some((id) => !topics.has(id))) select([...selection].filter((id) => topics.has(id)))
  }, [selection, topics, select])
  return [selection, select]
}
