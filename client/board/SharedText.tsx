/** A text that others may be writing in too: each keystroke is sent as what differs, and the caret stays where it belongs. */

import { useCallback, useLayoutEffect, useRef } from 'react'
import { TextArea } from '../ui/TextArea.tsx'
import { movedCaret } from './moved-caret.ts'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly value: string
  readonly isReadOnly: boolean
  readonly onWrite: (text: string) => void
}

export function SharedText({ label, hint, rows = 8, value, isReadOnly, onWrite }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const shown = useRef(value)
  const caret = useRef<[number, number] | null>(null)
  const remember = useCallback(() => {
    const { current } = area
    caret.current = current ? [current.selectionStart, current.selectionEnd] : null
  }, [])

  useLayoutEffect(() => {
    const { current } = area
    const old = shown.current
    shown.current = value
    if (!current || document.activeElement !== current || old === value || !caret.current) return
    const [start, end] = caret.current
    current.setSelectionRange(movedCaret(old, value, start), movedCaret(old, value, end))
    remember()
  }, [value, remember])

  return (
    <TextArea
      label={label}
      {...(hint !== undefined && { hint })}
      rows={rows}
      areaRef={area}
      value={value}
      isReadOnly={isReadOnly}
      onSelect={remember}
      onChange={(text) => {
        shown.current = text
        remember()
        onWrite(text)
      }}
    />
  )
}
