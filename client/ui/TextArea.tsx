/** Several lines of text. */

import type { RefAttributes } from 'react'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'

export interface TextAreaProps
  extends FieldLook,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'aria-label' | 'type'> {
  placeholder?: string
  rows?: number
  areaRef?: RefAttributes<HTMLTextAreaElement>['ref']
}

export function TextArea(props: TextAreaProps) {
  const {
    label,
    hideLabel,
    hint,
    error,
    size,
    inPlace,
    className,
    placeholder = '',
    rows = 4,
    areaRef,
    ...rest
  } = props
  return (
    <AriaTextField {...rest} {...labelling(props)} className={fieldClass(props)} isInvalid={error !== undefined}>
      <FieldFrame look={props}>
        <AriaTextArea
          className={classes(styles.input, styles.area)}
          placeholder={placeholder}
          rows={rows}
          ref={areaRef}
        />
      </FieldFrame>
    </AriaTextField>
  )
}
