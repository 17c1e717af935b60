/** What every field has around it: its label above, a hint and an error below. */

import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { classes } from './classes.ts'
import styles from './Field.module.css'

/** Of every field. */
export interface FieldLook {
  label: string
  /** The label is read aloud but not shown: where the place already says it. */
  hideLabel?: boolean
  hint?: ReactNode
  /** What is wrong with the value, as a sentence; none, if nothing is. */
  error?: string | undefined
  size?: 'medium' | 'small'
  /** Without an edge until one comes near it: for text that is corrected where it stands. */
  inPlace?: boolean
  className?: string | undefined
}

export const fieldClass = ({ size, inPlace, className }: FieldLook): string =>
  classes(styles.field, size === 'small' && styles.small, inPlace && styles.inplace, className)

/** The label of a field; hidden, it becomes the field's `aria-label` by `labelling`. */
export const labelling = ({ label, hideLabel }: FieldLook): { 'aria-label'?: string } =>
  hideLabel ? { 'aria-label': label } : {}

export function FieldFrame({ look, children }: { look: FieldLook; children: ReactNode }) {
  return (
    <>
      {!look.hideLabel && <Label className={classes(styles.label)}>{look.label}</Label>}
      {children}
      {look.hint && (
        <Text slot="description" className={classes(styles.hint)}>
          {look.hint}
        </Text>
      )}
      <FieldError className={classes(styles.error)}>{look.error}</FieldError>
    </>
  )
}
