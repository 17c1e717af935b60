/** The four links of a new board, shown this once: closing it takes a decision. */

import { useEffect, useRef } from 'react'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { copyText } from '../ui/copy.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toasts.ts'
import styles from './HomePage.module.css'

export function LinksDialog({ created, title }: { created: BoardCreated; title: string }) {
  const { owner, organizer, observer, programme } = created.links
  /** One pressed the button that says so: then nothing warns any more. */
  const decided = useRef(false)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!decided.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  const open = () => {
    decided.current = true
    location.assign(`/b/${created.id}`)
  }
  const copyAll = async () => {
    const text = [
      title || 'New board',
      `Owner (keep it): ${owner}`,
      `Organizers: ${organizer}`,
      `Observers: ${observer}`,
      `Programme: ${programme}`,
    ].join('\n')
    const done = await copyText(text)
    toast(done ? 'All four links are copied.' : 'The browser did not allow copying. Copy the links one by one.')
  }
  return (
    <Dialog
      title="The board is made. Keep its links"
      isOpen
      insists
      onClose={() => undefined}
      footer={
        <>
          <Button icon="copy" onPress={() => void copyAll()}>
            Copy all four
          </Button>
          <Button variant="primary" onPress={open}>
            I have them: open the board
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.keep}>
          Keep the owner’s link: it cannot be shown again. This browser stays the owner as well.
        </p>
        <CopyField label="Owner" value={owner} hint="Changes the board, makes and revokes links, publishes." />
        <CopyField
          label="Organizers"
          value={organizer}
          hint="Change the board together. For co-leads and the committee."
        />
        <CopyField label="Observers" value={observer} hint="See the whole board with its notes, change nothing." />
        <CopyField label="Programme" value={programme} hint="For attendees. Empty until you publish." />
      </div>
    </Dialog>
  )
}
