/** A line of text that is written when it is left or Enter is pressed, and taken back by Escape. */

import { useState } from 'react'
import { TextField } from '../ui/TextField.tsx'

interface Props {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly className?: string | undefined
  readonly onWrite: (text: string) => void
}

export function LineField({
  label,
  hideLabel = false,
  value,
  isReadOnly = false,
  autoFocus = false,
  className,
  onWrite,
}: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const write = () => {
    const text = typed?.trim()
    if (text !== undefined && text !== '' && text !== value) onWrite(text)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      className={className}
      value={typed ?? value}
      isReadOnly={isReadOnly}
      autoFocus={autoFocus}
      onChange={setTyped}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write()
        if (event.key === 'Escape' && typed !== null) setTyped(null)
        else event.continuePropagation()
      }}
    />
  )
}
