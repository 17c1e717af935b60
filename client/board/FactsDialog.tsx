/** The facts of the board itself: its title, its clock, its days. */

import { useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { type EventFacts, factProblems } from '../home/editable.ts'
import { FactsFields } from '../home/FactsFields.tsx'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { changedOf } from './changed-of.ts'
import styles from './dialogs.module.css'

export function FactsDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { door } = useLink()
  const [opened] = useState<EventFacts>(() => {
    const { title, timeZone, firstDay, lastDay } = board.meta
    return { title, timeZone, firstDay, lastDay }
  })
  const [facts, setFacts] = useState(opened)
  const problems = factProblems(facts)
  const save = () => {
    if (Object.keys(problems).length > 0) return
    editMeta(door, changedOf<EventFacts>(opened, facts))
    onClose()
  }
  return (
    <Dialog
      title="Title, days and time zone"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <Form onSubmit={save} className={styles.form}>
        <FactsFields
          facts={facts}
          onChange={setFacts}
          problems={problems}
          zoneHint="Slots keep their time on the wall clock."
        />
      </Form>
    </Dialog>
  )
}
