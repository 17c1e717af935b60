/** Makes an empty board from its four facts. */

import { type SubmitEvent, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { dayFromNow, ownZone } from './create-board.ts'
import { type EventFacts, factProblems } from './editable.ts'
import { FactsFields } from './FactsFields.tsx'
import styles from './HomePage.module.css'

export interface HandFormProps {
  isOpen: boolean
  isBusy: boolean
  error: string | undefined
  onClose: () => void
  onCreate: (facts: EventFacts) => void
}

export function HandForm({ isOpen, isBusy, error, onClose, onCreate }: HandFormProps) {
  const [facts, setFacts] = useState<EventFacts>(() => ({
    title: '',
    timeZone: ownZone(),
    firstDay: dayFromNow(28),
    lastDay: dayFromNow(30),
  }))
  const problems = factProblems(facts)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (Object.keys(problems).length === 0) onCreate(facts)
  }
  return (
    <Dialog
      title="An empty board"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {/* Not `isPending`: that is read aloud from the button, which is gone with the dialog once the board is made. */}
          <Button variant="primary" type="submit" form="hand">
            {isBusy ? 'Creating…' : 'Create the board'}
          </Button>
        </>
      }
    >
      <form id="hand" className={styles.form} onSubmit={submit}>
        <p className={styles.muted}>All of this can be changed later.</p>
        <FactsFields facts={facts} onChange={setFacts} problems={problems} autoFocus />
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}
