/** The facts that every board needs: what it is called, whose clock counts, from which day to which. */

import { useMemo } from 'react'
import { ComboBox } from '../ui/ComboBox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { allZones } from './create-board.ts'
import type { EventFacts } from './editable.ts'
import styles from './FactsFields.module.css'

export interface FactsFieldsProps {
  facts: EventFacts
  onChange: (facts: EventFacts) => void
  /** Sentences beside their fields. */
  problems: Partial<Record<keyof EventFacts, string>>
  /** Beside the zone: where it comes from. */
  zoneHint?: string
  autoFocus?: boolean
}

export function FactsFields({ facts, onChange, problems, zoneHint, autoFocus = false }: FactsFieldsProps) {
  const zones = useMemo(
    () => [...new Set([...allZones(), facts.timeZone])].filter(Boolean).map((zone) => ({ value: zone, label: zone })),
    [facts.timeZone],
  )
  return (
    <div className={styles.facts}>
      <TextField
        className={styles.title}
        label="Title"
        value={facts.title}
        onChange={(title) => onChange({ ...facts, title })}
        placeholder="What is the event called?"
        maxLength={300}
        autoFocus={autoFocus}
      />
      <ComboBox
        className={styles.zone}
        label="Time zone"
        options={zones}
        value={facts.timeZone || null}
        onChoose={(timeZone) => onChange({ ...facts, timeZone })}
        placeholder="A city, such as Prague"
        error={problems.timeZone}
        hint={zoneHint}
      />
      <TextField
        label="First day"
        type="date"
        value={facts.firstDay}
        onChange={(firstDay) => onChange({ ...facts, firstDay, lastDay: facts.lastDay || firstDay })}
        error={problems.firstDay}
      />
      <TextField
        label="Last day"
        type="date"
        value={facts.lastDay}
        onChange={(lastDay) => onChange({ ...facts, lastDay })}
        error={problems.lastDay}
      />
    </div>
  )
}
