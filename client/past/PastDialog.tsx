/** What was: who did what, the board at earlier moments, and arrangements that were kept. One window, three views. */

import { useState } from 'react'
import { useWorkbench } from '../board/workbench.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Activity } from './Activity.tsx'
import { Alternatives } from './Alternatives.tsx'
import { History } from './History.tsx'
import styles from './Past.module.css'

export type PastView = 'activity' | 'history' | 'alternatives'

const VIEWS = [
  { value: 'activity', label: 'Activity' },
  { value: 'history', label: 'History' },
  { value: 'alternatives', label: 'Alternatives' },
] as const

interface Props {
  readonly boardId: string
  readonly first: PastView
  readonly onClose: () => void
}

export function PastDialog({ boardId, first, onClose }: Props) {
  const { board, door, canEdit } = useWorkbench()
  const [view, setView] = useState<PastView>(first)
  const parts = { api: `/api/boards/${boardId}`, board, door, canEdit, onClose }
  return (
    <Dialog title="What was" isOpen onClose={onClose} size="huge">
      <div className={styles.window}>
        <Segmented label="What to see" options={VIEWS} value={view} onChange={setView} className={styles.views} />
        {view === 'activity' && <Activity {...parts} />}
        {view === 'history' && <History {...parts} />}
        {view === 'alternatives' && <Alternatives {...parts} />}
      </div>
    </Dialog>
  )
}
