/** The board as it was, read once. */

import { useMemo } from 'react'
import type { Content } from '../../shared/board/content.ts'
import { boardOf, contentFrom } from '../../shared/board/content.ts'
import type { Board } from '../../shared/board/model.ts'
import type { PastBoard } from '../../shared/protocol/history-api.ts'
import { useAnswer } from '../use-asked.ts'

export interface OpenedPast {
  readonly content: Content
  readonly board: Board
}

/** `at`: a moment's number or id; `null` opens none. */
export function usePastBoard(api: string, at: string | null): { past: OpenedPast | null; failure: string | null } {
  const { value, failure } = useAnswer<PastBoard>(at === null ? null : `${api}/history/${at}`)
  const past = useMemo(() => {
    if (!value) return null
    const content = contentFrom(value.content)
    return { content, board: boardOf(content) }
  }, [value])
  return { past, failure }
}
