/** Yes or no. */

import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import styles from './Checkbox.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export interface CheckboxProps {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  className?: string | undefined
  children: ReactNode
}

export function Checkbox({ isSelected, onChange, isDisabled = false, className, children }: CheckboxProps) {
  return (
    <AriaCheckbox
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      className={classes(styles.checkbox, className)}
    >
      <span className={styles.box}>{isSelected && <Icon name="check" size={12} />}</span>
      {children}
    </AriaCheckbox>
  )
}
