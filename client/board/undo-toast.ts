/** After a step: what was done, in the step's own words, and the way back, as long as it is the last thing that was done. */

import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import type { Release } from '../../shared/release.ts'
import { type NoticeAction, toast } from '../ui/toasts.ts'

/** For steps of the hand, not for typing. The release takes the toast away. */
export function offerUndo(door: UndoableBoardDoc, also: NoticeAction | null = null): Release {
  const { undo: step } = door.undoState()
  if (step === null) return () => undefined
  const dismiss = toast(`${step.charAt(0).toUpperCase()}${step.slice(1)}.`, {
    action: { label: 'Undo', run: () => door.undo() },
    also,
  })
  const release = door.onUndoState(() => {
    if (door.undoState().undo === step) return
    dismiss()
    release()
  })
  return dismiss
}
