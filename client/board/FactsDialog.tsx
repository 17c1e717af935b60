/** The facts of the board itself: days and time zone. */

import { useMemo, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { isDay, isTimeZone } from '../../shared/time.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './dialogs.module.css'

export function FactsDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { door } = useLink()
  const [timeZone, setTimeZone] = useState(board.meta.timeZone)
  const [firstDay, setFirstDay] = useState(board.meta.firstDay)
  const [lastDay, setLastDay] = useState(board.meta.lastDay)
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })), [])
  const problem =
    !isDay(firstDay) || !isDay(lastDay)
      ? 'Enter a date.'
      : lastDay < firstDay
        ? 'The last day is before the first.'
        : undefined
  const save = () => {
    if (problem !== undefined || !isTimeZone(timeZone)) return
    editMeta(door, { timeZone, firstDay, lastDay })
    onClose()
  }
  return (
    <Dialog
      title="Days and time zone"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.row}>
          <TextField label="First day" type="date" value={firstDay} onChange={setFirstDay} />
          <TextField
            label="Last day"
            type="date"
            value={lastDay}
            onChange={setLastDay}
            {...(problem !== undefined && { error: problem })}
          />
        </div>
        <ComboBox
          label="Time zone"
          hint="Slots keep their time on the wall clock."
          options={zones}
          value={timeZone}
          onChoose={setTimeZone}
        />
      </div>
    </Dialog>
  )
}
