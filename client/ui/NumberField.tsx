/** A whole number, typed or stepped with the arrow keys. */

import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'

export interface NumberFieldProps
  extends FieldLook,
    Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'aria-label'> {
  /** Shown after the number: "min". */
  unit?: string
}

/** An emptied field says `NaN` to `onChange`. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, hint, error, size, inPlace, className, unit, ...rest } = props
  return (
    <AriaNumberField
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      {...rest}
      {...labelling(props)}
      className={fieldClass(props)}
      isInvalid={error !== undefined}
    >
      <FieldFrame look={props}>
        <Group className={classes(styles.group)}>
          <Input className={classes(styles.input, styles.number)} />
          {unit && (
            <span className={styles.unit} aria-hidden="true">
              {unit}
            </span>
          )}
        </Group>
      </FieldFrame>
    </AriaNumberField>
  )
}
