/** The facts of the board itself: its title, its clock, its days, and how long people need between two rooms. */

import { useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { type EventFacts, factProblems } from '../home/editable.ts'
import { FactsFields } from '../home/FactsFields.tsx'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { changedOf } from './changed-of.ts'
import styles from './dialogs.module.css'

interface BoardFacts extends EventFacts {
  /** `NaN` where the field was emptied: none. */
  readonly changeover: number
}

export function FactsDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { door } = useLink()
  const [opened] = useState<BoardFacts>(() => {
    const { title, timeZone, firstDay, lastDay, changeover } = board.meta
    return { title, timeZone, firstDay, lastDay, changeover }
  })
  const [facts, setFacts] = useState(opened)
  const problems = factProblems(facts)
  const save = () => {
    if (Object.keys(problems).length > 0) return
    const changeover = Number.isInteger(facts.changeover) ? facts.changeover : 0
    editMeta(door, changedOf<BoardFacts>(opened, { ...facts, changeover }))
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
          onChange={(next) => setFacts({ ...facts, ...next })}
          problems={problems}
          zoneHint="Slots keep their time on the wall clock."
        />
        <NumberField
          label="Between two rooms"
          unit="min"
          hint="Who has less time from one to the other is pointed out."
          value={facts.changeover}
          minValue={0}
          maxValue={LIMITS.minutes}
          onChange={(changeover) => setFacts({ ...facts, changeover })}
        />
      </Form>
    </Dialog>
  )
}
