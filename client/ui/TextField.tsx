/** A line of text. */

import type { RefAttributes } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'

export interface TextFieldProps
  extends FieldLook,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'aria-label'> {
  placeholder?: string
  inputRef?: RefAttributes<HTMLInputElement>['ref']
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, size, inPlace, className, placeholder = '', inputRef, ...rest } = props
  return (
    <AriaTextField {...rest} {...labelling(props)} className={fieldClass(props)} isInvalid={error !== undefined}>
      <FieldFrame look={props}>
        <Input className={classes(styles.input)} placeholder={placeholder} ref={inputRef} />
      </FieldFrame>
    </AriaTextField>
  )
}
