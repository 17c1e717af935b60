/** One of many, found by typing; or, with `onNew`, something new that was typed. */

import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'
import { matching } from './matching.ts'
import { type Option, Options } from './Options.tsx'

export interface ComboBoxProps extends FieldLook {
  options: readonly Option[]
  /** The chosen one; `null` for none. A box that only adds things (people to a list) keeps it at `null`. */
  value: string | null
  onChoose: (value: string) => void
  /** Offers `Add "…"` for text that no option has. */
  onNew?: (text: string) => void
  placeholder?: string
  isDisabled?: boolean
}

const NEW = '\u0000new'
/** More than this many are not drawn: one types on. */
const MOST = 150

export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChoose, onNew, placeholder = '', isDisabled = false, error } = props
  const chosen = options.find((option) => option.value === value)?.label ?? ''
  /** What is being typed; `null` while nobody types. */
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed?.trim() ?? ''
  const found = useMemo(() => {
    const list = matching(options, typed === null ? '' : text)
    const known = options.some(({ label }) => label.toLowerCase() === text.toLowerCase())
    const most = list.slice(0, MOST)
    return onNew && text !== '' && !known ? [...most, { value: NEW, label: `Add “${text}”` }] : most
  }, [options, typed, text, onNew])

  // The list closes when it sees a value come; what was chosen is the owner's to keep, so it goes again at once.
  const [picked, setPicked] = useState<string | null>(null)
  useEffect(() => {
    if (picked !== null) setPicked(null)
  }, [picked])

  const choose = (key: string) => {
    setTyped(null)
    setPicked(key)
    if (key === NEW) onNew?.(text)
    else onChoose(key)
  }
  return (
    <AriaComboBox
      {...labelling(props)}
      className={fieldClass(props)}
      items={found.map((option) => ({ ...option, id: option.value }))}
      value={picked}
      onChange={(key) => key !== null && choose(String(key))}
      inputValue={typed ?? chosen}
      onInputChange={(next) => next !== (typed ?? chosen) && setTyped(next)}
      onBlur={() => setTyped(null)}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
    >
      <FieldFrame look={props}>
        <Group className={classes(styles.group)}>
          <Input
            className={classes(styles.input)}
            placeholder={placeholder}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button className={classes(styles.opener)}>
            <Icon name="chevron-down" />
          </Button>
        </Group>
      </FieldFrame>
      <Options empty="Nothing matches." />
    </AriaComboBox>
  )
}
