/** Restores in the page: one step of the person's own, with the way back in a notice. */

import type { Content } from '../../shared/board/content.ts'
import type { RestoreWhat } from '../../shared/board/restore.ts'
import { restore } from '../../shared/board/restore.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import { offerUndo } from '../board/undo-toast.ts'
import { toast } from '../ui/toasts.ts'

/** `step`: "restored the board of Mon 5 Oct, 14:30". */
export function restoreHere(door: UndoableBoardDoc, then: Content, what: RestoreWhat, step: string): void {
  if (restore(door, then, what, step) > 0) offerUndo(door)
  else toast('Nothing of that differs from today.')
}
