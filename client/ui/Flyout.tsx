/** A small window beside the button that opened it: for choices that need not be seen all the time. */

import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import styles from './Flyout.module.css'

export interface FlyoutProps {
  /** What it is for; read aloud. */
  label: string
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
}

export function Flyout({ label, trigger, children }: FlyoutProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className={classes(styles.popover)} offset={4} placement="bottom end">
        <AriaDialog className={classes(styles.window)} aria-label={label}>
          {children}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
