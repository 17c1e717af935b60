/** A line of text that is written as it is typed, like everything here; an emptied one waits until it says something again. */

import { useState } from 'react'
import { TextField } from '../ui/TextField.tsx'

interface Props {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  readonly isReadOnly?: boolean
  /** Whether the line can be taken away; else an emptied field writes nothing. */
  readonly mayBeEmpty?: boolean
  readonly autoFocus?: boolean
  readonly className?: string | undefined
  readonly placeholder?: string
  readonly maxLength: number
  readonly onWrite: (text: string) => void
}

export function LineField(props: Props) {
  const {
    label,
    hideLabel = false,
    value,
    isReadOnly = false,
    mayBeEmpty = false,
    autoFocus = false,
    className,
    placeholder = '',
    maxLength,
    onWrite,
  } = props
  /** What the field shows where that is not what is written: nothing but blanks, or blanks around it. */
  const [shown, setShown] = useState<string | null>(null)
  const type = (text: string) => {
    const line = text.trim()
    setShown(line === text && (mayBeEmpty || line !== '') ? null : text)
    if ((mayBeEmpty || line !== '') && line !== value) onWrite(line)
  }
  return (
    <div data-live="">
      <TextField
        label={label}
        hideLabel={hideLabel}
        className={className}
        value={shown !== null && (shown.trim() === '' || shown.trim() === value) ? shown : value}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={type}
        onBlur={() => setShown(null)}
      />
    </div>
  )
}
