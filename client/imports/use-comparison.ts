/** What a draft would do to the board as it is now: worked out in idle moments, anew whenever either changes. */

import { useEffect, useState } from 'react'
import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { comparing } from '../../shared/imports/compare.ts'
import type { Comparison } from '../../shared/imports/comparison.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { inIdleSlices } from '../ui/idle.ts'

export interface Compared {
  readonly draft: Draft
  readonly comparison: Comparison
}

/** While it is held, the board changes by the import itself. The last one, until the next is there: its draft says of what it speaks. */
export function useComparison(door: BoardDoc, board: Board, draft: Draft | null, isHeld: boolean): Compared | null {
  const [compared, setCompared] = useState<Compared | null>(null)
  useEffect(() => {
    if (isHeld) return
    if (!draft) return setCompared(null)
    return inIdleSlices(
      (function* () {
        setCompared({ draft, comparison: yield* comparing(door, draft, board) })
      })(),
    )
  }, [door, board, draft, isHeld])
  return compared
}
