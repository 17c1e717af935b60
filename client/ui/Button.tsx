/** A button: with words, with an icon and words, or an icon alone with its words as a label. */

import type { ReactNode, RefAttributes } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'

/** `bare` has no edge until the pointer comes near: for toolbars and rows. */
export type ButtonVariant = 'primary' | 'quiet' | 'bare' | 'danger'

export interface ButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>,
    RefAttributes<HTMLButtonElement> {
  variant?: ButtonVariant
  size?: 'medium' | 'small'
  icon?: IconName
  /** Added to the button's own class: for its place, not for its look. */
  className?: string | undefined
  children?: ReactNode
}

export function Button({ variant = 'quiet', size = 'medium', icon, className, children, ...rest }: ButtonProps) {
  const alone = children === undefined
  return (
    <AriaButton
      {...rest}
      className={classes(styles.button, styles[variant], styles[size], alone && styles.alone, className)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  icon: IconName
  /** What it does: read aloud, and shown beside the pointer. */
  label: string
  /** The keys that do the same, as shown to people: "Ctrl+Z". */
  keys?: string
}

export function IconButton({ icon, label, keys, variant = 'bare', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button {...rest} variant={variant} icon={icon} aria-label={label} />
      <Tooltip className={classes(styles.tooltip)} offset={6}>
        {label}
        {keys && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
