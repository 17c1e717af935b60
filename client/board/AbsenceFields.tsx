/** The fields of an absence that is being written: a day and a clock for both ends, or whole days. */

import type { Day } from '../../shared/time.ts'
import { sayDay } from '../../shared/time.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AddForm.module.css'
import type { AbsenceDraft, AbsenceProblems } from './absence-words.ts'

interface Props {
  readonly days: readonly Day[]
  readonly draft: AbsenceDraft
  readonly problems: AbsenceProblems
  readonly onChange: (draft: AbsenceDraft) => void
}

export function AbsenceFields({ days, draft, problems, onChange }: Props) {
  const { fromDay, fromClock, toDay, toClock, isWholeDays } = draft
  const options = days.map((value) => ({ value, label: sayDay(value) }))
  return (
    <>
      <Checkbox isSelected={isWholeDays} onChange={(next) => onChange({ ...draft, isWholeDays: next })}>
        Whole days
      </Checkbox>
      <div className={styles.row}>
        <Select
          label={isWholeDays ? 'First day' : 'From'}
          size="small"
          options={options}
          value={fromDay}
          onChange={(day) => onChange({ ...draft, fromDay: day, toDay: toDay < day ? day : toDay })}
        />
        {!isWholeDays && (
          <TextField
            label="At"
            size="small"
            placeholder="09:00"
            value={fromClock}
            error={problems.from}
            onChange={(clock) => onChange({ ...draft, fromClock: clock })}
          />
        )}
      </div>
      <div className={styles.row}>
        <Select
          label={isWholeDays ? 'Last day' : 'To'}
          size="small"
          options={options}
          value={toDay}
          error={isWholeDays ? problems.to : undefined}
          onChange={(day) => onChange({ ...draft, toDay: day })}
        />
        {!isWholeDays && (
          <TextField
            label="Until"
            size="small"
            placeholder="17:00"
            value={toClock}
            error={problems.to}
            onChange={(clock) => onChange({ ...draft, toClock: clock })}
          />
        )}
      </div>
    </>
  )
}
