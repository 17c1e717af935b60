/** Actions behind one button. */

import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './List.module.css'

export interface MenuAction {
  id: string
  label: string
  icon?: IconName
  /** Keys that do the same, or a word on the state: "Ctrl+D". */
  detail?: string
  /** Ticked, in a menu that shows which of several holds. */
  isChosen?: boolean
  isDisabled?: boolean
  isDanger?: boolean
  onAction: () => void
}

export interface MenuProps {
  /** What the menu is for; read aloud. */
  label: string
  /** The button that opens it: a `Button` or `IconButton`'s `Button`. */
  trigger: ReactElement
  /** `'line'` draws a line between groups. */
  items: readonly (MenuAction | 'line')[]
}

export function Menu({ label, trigger, items }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classes(styles.popover)} offset={4}>
        <AriaMenu className={classes(styles.list)} aria-label={label}>
          {items.map((item, at) =>
            item === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
              <Separator key={at} className={classes(styles.line)} />
            ) : (
              <MenuItem
                key={item.id}
                id={item.id}
                textValue={item.label}
                onAction={item.onAction}
                isDisabled={item.isDisabled ?? false}
                className={classes(styles.item, item.isDanger && styles.danger)}
              >
                {item.icon && <Icon name={item.icon} />}
                <span className={styles.words}>{item.label}</span>
                {item.detail && <span className={styles.detail}>{item.detail}</span>}
                {item.isChosen && <Icon name="check" />}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
