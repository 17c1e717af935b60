/** One of a few named colours. */

import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Swatch } from './Options.tsx'
import styles from './SwatchGroup.module.css'

export interface SwatchGroupProps {
  label: string
  /** `swatch` is a CSS colour. */
  options: readonly { value: string; label: string; swatch: string }[]
  value: string
  onChange: (value: string) => void
  isReadOnly?: boolean
}

export function SwatchGroup({ label, options, value, onChange, isReadOnly = false }: SwatchGroupProps) {
  const shown = isReadOnly ? options.filter((option) => option.value === value) : options
  return (
    <RadioGroup
      className={classes(fieldStyles.field)}
      orientation="horizontal"
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <div className={styles.swatches}>
        {shown.map((option) => (
          <Radio key={option.value} value={option.value} className={classes(styles.swatch)}>
            <Swatch color={option.swatch} />
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
