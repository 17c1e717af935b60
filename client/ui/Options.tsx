/** The list that opens under a field: one line an option, with a swatch and a detail where it has them. */

import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './List.module.css'
import type { Option } from './option.ts'

export const Swatch = ({ color }: { color: string }) => (
  <span className={styles.swatch} style={{ background: color }} aria-hidden="true" />
)

export function Options({ options, empty }: { options?: readonly Option[]; empty: string }) {
  const line = (option: Option) => (
    <ListBoxItem id={option.value} textValue={option.label} className={classes(styles.item)}>
      {({ isSelected }) => (
        <>
          {option.swatch && <Swatch color={option.swatch} />}
          <span className={styles.words}>
            {option.label} {option.detail && <span className={styles.detail}>{option.detail}</span>}
          </span>
          <span className={styles.mark}>{isSelected && <Icon name="check" />}</span>
        </>
      )}
    </ListBoxItem>
  )
  const look = { className: classes(styles.list), renderEmptyState: () => <div className={styles.none}>{empty}</div> }
  return (
    <Popover className={classes(styles.popover)} offset={4}>
      {options ? (
        <ListBox<Option> {...look} items={options.map((option) => ({ ...option, id: option.value }))}>
          {line}
        </ListBox>
      ) : (
        <ListBox<Option> {...look}>{line}</ListBox>
      )}
    </Popover>
  )
}
