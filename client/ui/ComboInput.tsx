/** The line of a ComboBox in which one types: it marks what Enter takes, and keeps its keys to itself. */

import { type KeyboardEvent, use, useEffect } from 'react'
import { ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export interface ComboInputProps {
  placeholder: string
  /** The option to mark in the list while nobody marked another; `null` marks none. */
  first: string | null
  /** Text was left here: coming back opens the list again. */
  waits: boolean
  onTake: (option: string) => void
  /** Puts back what was there before one typed; `null` where nothing was typed. */
  onGiveUp: (() => void) | null
}

export function ComboInput({ placeholder, first, waits, onTake, onGiveUp }: ComboInputProps) {
  // None while React Aria draws the box only to learn what is in it.
  const state = use(ComboBoxStateContext)
  // Each time that it is drawn, and a frame later: typing takes the mark away, and so does the list when it opens.
  useEffect(() => {
    if (!state?.isOpen || first === null) return
    const frame = requestAnimationFrame(() => {
      if (state.selectionManager.focusedKey === null && state.collection.getItem(first))
        state.selectionManager.setFocusedKey(first)
    })
    return () => cancelAnimationFrame(frame)
  })

  /** Before React Aria's own: a key that did something here goes no further, to a drawer, a dialog or a form. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!state || event.nativeEvent.isComposing) return
    const { key } = event
    if (key === 'Escape' && onGiveUp) onGiveUp()
    else if (key === 'Escape' && state.isOpen) state.close()
    // Also from quick fingers, before the list is there.
    else if (key === 'Enter' && first !== null)
      onTake(String((state.isOpen && state.selectionManager.focusedKey) || first))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Input
      className={classes(styles.input)}
      placeholder={placeholder}
      onKeyDownCapture={onKeyDownCapture}
      onFocus={(event) => {
        // React Aria makes such events of its own when it marks an option: selecting then would let each letter replace the last.
        if (!event.nativeEvent.isTrusted) return
        event.currentTarget.select()
        if (waits) state?.open(null, 'input')
      }}
    />
  )
}
