/** The talk at the side of the page. What is in it is loaded when it is first opened. */

import { useState } from 'react'
import type { About } from '../../../shared/talk/model.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { LateTalkPanel } from './LateTalk.tsx'

interface Props {
  /** What it is opened about; `null` for the list. */
  readonly first: About | null
  readonly onClose: () => void
}

export function TalkDialog({ first, onClose }: Props) {
  const [about, setAbout] = useState(first)
  return (
    <Dialog title={about ? `Talk: ${about.what}` : 'Talk'} isOpen onClose={onClose} size="small" place="right">
      <LateTalkPanel about={about} onAbout={setAbout} onClose={onClose} />
    </Dialog>
  )
}
