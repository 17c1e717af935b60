/** A text that others may be writing in too: each keystroke is sent as what differs, and the caret stays where it belongs. */

import { useCallback, useLayoutEffect, useRef } from 'react'
import { TextArea } from '../ui/TextArea.tsx'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly value: string
  readonly isReadOnly: boolean
  readonly onWrite: (text: string) => void
}

/** Where a caret goes when the text before it changed from `old` to `next`. */
export function movedCaret(old: string, next: string, caret: number): number {
  let head = 0
  while (head < old.length && head < next.length && old[head] === next[head]) head++
  if (caret <= head) return caret
  let tail = 0
  while (tail < old.length - head && tail < next.length - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++
  return Math.max(head, caret + next.length - old.length, Math.min(next.length - tail, caret))
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
