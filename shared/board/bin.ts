/** The verb that brings back several removed things at once [M5, M7]. */

import type { BoardDoc } from './doc.ts'
import { MAP_OF } from './doc.ts'
import type { Removed } from './model.ts'
import { sayEntry } from './steps.ts'
import type { EntryId } from './verbs.ts'
import { restoreEntry } from './verbs.ts'

export type Restorable = Pick<Removed, 'kind' | 'id'>

/** One step; what somebody else brought back meanwhile is left as it is. */
export function restoreEntries(board: BoardDoc, removed: readonly Restorable[]): void {
  const [only, ...more] = removed
  if (!only) return
  const kinds = new Set(removed.map(({ kind }) => kind))
  const many = `${removed.length} ${kinds.size === 1 ? MAP_OF[only.kind] : 'things'}`
  board.change(`brought back ${more.length === 0 ? sayEntry(board, only.kind, only.id) : many}`, () => {
    for (const { kind, id } of removed) restoreEntry(board, kind, id as EntryId)
  })
}
