/** A file that is dropped anywhere on the page is brought in, unless another dialog is open. */

import { useEffect, useState } from 'react'
import { onWindow } from '../ui/on-window.ts'
import { useLatest } from './use-latest.ts'
import type { OpenDialog } from './workbench.ts'

/** Returns whether files are held over the page now. */
export function useDroppedFiles(
  canEdit: boolean,
  opened: OpenDialog | null,
  open: (dialog: OpenDialog) => void,
): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useLatest({ canEdit, opened })
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const mayDrop = () => {
      const now = latest.current
      return now.canEdit && (now.opened === null || now.opened.what === 'import')
    }
    const releases = [
      onWindow('dragover', (event) => {
        if (!hasFiles(event)) return
        // Else the browser would leave the board for the file.
        event.preventDefault()
        if (event.dataTransfer && !mayDrop()) event.dataTransfer.dropEffect = 'none'
        setOver(mayDrop())
      }),
      // From the window itself, not from one element to the next.
      onWindow('dragleave', (event) => event.relatedTarget === null && setOver(false)),
      onWindow('drop', (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        if (mayDrop()) open({ what: 'import', files: [...(event.dataTransfer?.files ?? [])] })
      }),
    ]
    return () => {
      for (const release of releases) release()
    }
  }, [latest, open])
  return isOver
}
