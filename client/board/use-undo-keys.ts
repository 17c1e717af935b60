/** Ctrl or Cmd Z takes back one's own last step, with Shift (or Ctrl Y) brings it again; texts being typed keep their own. */

import { useEffect } from 'react'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'

/** Fields that write into the document as one types (`data-live`): their undo is the board's. Others keep their own. */
const keepsItsOwn = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && (target.role === 'combobox' || target.closest('[data-live]') === null)

export function useUndoKeys(door: UndoableBoardDoc, canEdit: boolean): void {
  useEffect(() => {
    if (!canEdit) return
    const press = (event: KeyboardEvent) => {
      if ((!event.ctrlKey && !event.metaKey) || event.altKey) return
      if (keepsItsOwn(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) door.redo()
      else door.undo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [door, canEdit])
}
