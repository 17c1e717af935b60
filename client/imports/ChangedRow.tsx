/** An entry that the source has otherwise than the board: each field as it is and as it would be, taken one by one. */

import { memo } from 'react'
import type { Choice, FieldChange } from '../../shared/imports/comparison.ts'
import styles from './Imports.module.css'
import { sayField } from './import-words.ts'
import { ofField, type Pickable } from './picks.ts'
import { Take } from './Take.tsx'

interface Props {
  /** Of the entry; `meta` for the event. */
  readonly entry: string
  readonly title: string
  readonly fields: readonly FieldChange[]
  readonly choice: Choice
  readonly onPick: (things: readonly Pickable[], take: boolean) => void
}

export const ChangedRow = memo(({ entry, title, fields, choice, onPick }: Props) => (
  <li className={styles.changed}>
    <span className={styles.changedTitle}>{title}</span>
    <ul className="plain-list">
      {fields.map((change) => {
        const field = ofField(entry, change)
        return (
          <li key={field.key} className={styles.field}>
            <Take isTaken={choice.fields.has(field.key)} onTake={(take) => onPick([field], take)}>
              <span className={styles.fieldName}>
                {sayField(change.field)}
                <span className="visually-hidden"> of {title}: from </span>
              </span>
              <del>{change.before || 'nothing'}</del>
              <span className="visually-hidden"> to </span>
              <ins>{change.after || 'nothing'}</ins>
            </Take>
          </li>
        )
      })}
    </ul>
  </li>
))
