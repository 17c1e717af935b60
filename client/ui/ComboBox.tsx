/**
 * One of many, found by typing; or, with `onNew`, something new that was typed.
 *
 * While one types, the first of the list is marked; Enter and Tab take what is marked. Leaving otherwise takes the text
 * only where it can mean but one option, and never adds something new: else it stays in the field, which says that it
 * does not count yet. Escape gives the text up and closes the list; only with neither is it anybody else's.
 */

import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { ComboInput } from './ComboInput.tsx'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldLook, fieldClass, labelling } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'
import { matching, meant } from './matching.ts'
import { Options } from './Options.tsx'
import type { Option } from './option.ts'

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
const NONE = '\u0000none'
/** More than this many are not drawn: one types on. */
const MOST = 150

export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChoose, onNew, placeholder = '', isDisabled = false, error } = props
  const chosen = options.find((option) => option.value === value)?.label ?? ''
  /** What is being typed; `null` while nobody types. */
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed?.trim() ?? ''
  /** One went away, and the text was left in the field. */
  const [left, setLeft] = useState(false)
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

  const giveUp = () => {
    setTyped(null)
    setLeft(false)
  }
  /** Like choosing nothing: the list closes when it sees a value come. */
  const giveUpHere = () => {
    giveUp()
    setPicked(NONE)
  }
  const choose = (key: string) => {
    giveUp()
    setPicked(key)
    if (key === NEW) onNew?.(text)
    else onChoose(key)
  }
  const leave = () => {
    const sure = meant(options, text, onNew !== undefined)
    if (sure) choose(sure.value)
    else if (text === '') giveUp()
    else setLeft(true)
  }
  const pending = left && text !== '' ? sayPending(text, found.length > 0) : undefined
  const wrong = pending ?? error
  return (
    <AriaComboBox
      {...labelling(props)}
      className={fieldClass(props)}
      items={found.map((option) => ({ ...option, id: option.value }))}
      value={picked}
      onChange={(key) => key !== null && choose(String(key))}
      inputValue={typed ?? chosen}
      onInputChange={(next) => next !== (typed ?? chosen) && setTyped(next)}
      onFocus={() => setLeft(false)}
      onBlur={leave}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isInvalid={wrong !== undefined}
    >
      <FieldFrame look={{ ...props, error: wrong }}>
        <Group className={classes(styles.group)}>
          <ComboInput
            placeholder={placeholder}
            first={text === '' ? null : (found[0]?.value ?? null)}
            waits={left}
            onTake={choose}
            onGiveUp={typed === null ? null : giveUpHere}
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

const sayPending = (text: string, matches: boolean): string =>
  matches
    ? `“${text}” does not count yet: press Enter in the field, or choose from its list.`
    : `“${text}” does not count: nothing matches it. Choose from the list.`
