/** What somebody else removed under one's hands: said by name, with the way back. */

import type { Removed } from '../../shared/board/model.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import type { EntryId } from '../../shared/board/verbs.ts'
import { restoreEntry } from '../../shared/board/verbs.ts'
import { toast } from '../ui/toasts.ts'

export function offerRestore(door: UndoableBoardDoc, removed: readonly Removed[]): void {
  const [first] = removed
  if (!first) return
  const what = removed.length === 1 ? `“${first.title || 'Untitled'}” was` : `${removed.length} ${first.kind}s were`
  const run = () => {
    if (removed.length === 1) return restoreEntry(door, first.kind, first.id as EntryId)
    door.change(`brought back ${removed.length} ${first.kind}s`, () => {
      for (const { kind, id } of removed) restoreEntry(door, kind, id as EntryId)
    })
  }
  toast(`${what} removed by ${first.by || 'somebody'}.`, { action: { label: 'Restore', run } })
}
