/** A line of text that is written as it is typed; an emptied one waits until it says something. The last who writes counts. */

import { useState } from 'react'
import { TextField } from '../ui/TextField.tsx'

interface Props {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  readonly isReadOnly?: boolean
  /** Whether the line can be taken away; else an emptied field writes nothing. */
  readonly mayBeEmpty?: boolean
  /** It is focused at once, and what stands there is replaced by the first letter. */
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
  /** What one is typing: shown as it is while the field has the focus, whatever others write there meanwhile. */
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const line = text.trim()
    if ((mayBeEmpty || line !== '') && line !== value) onWrite(line)
  }
  return (
    <div data-live="">
      <TextField
        label={label}
        hideLabel={hideLabel}
        className={className}
        value={typed ?? value}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={type}
        onBlur={() => setTyped(null)}
        onFocus={(event) => autoFocus && event.target instanceof HTMLInputElement && event.target.select()}
        onKeyDown={(event) => {
          // What undo brings back is shown, not what was typed.
          if (event.ctrlKey || event.metaKey) setTyped(null)
          event.continuePropagation()
        }}
      />
    </div>
  )
}
