/** One of a few. */

import { Button } from 'react-aria-components/Button'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'
import { Options, Swatch } from './Options.tsx'
import type { Option } from './option.ts'

export interface SelectProps extends FieldLook {
  options: readonly Option[]
  value: string | null
  onChange: (value: string) => void
  placeholder?: string
  isDisabled?: boolean
}

export function Select(props: SelectProps) {
  const { options, value, onChange, placeholder = 'Choose', isDisabled = false, error } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <AriaSelect
      {...labelling(props)}
      className={fieldClass(props)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
    >
      <FieldFrame look={props}>
        <Button className={classes(styles.trigger)}>
          <SelectValue className={classes(styles.value)}>
            {chosen ? (
              <>
                {chosen.swatch && <Swatch color={chosen.swatch} />}
                {chosen.label}
              </>
            ) : (
              placeholder
            )}
          </SelectValue>
          <Icon name="chevron-down" />
        </Button>
      </FieldFrame>
      <Options options={options} empty="Nothing to choose from." />
    </AriaSelect>
  )
}
