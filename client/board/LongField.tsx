/** Several lines of text that are written in pauses and when the field is left; for texts that are one value, where the last writer counts. */

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { TextArea } from '../ui/TextArea.tsx'

interface Props {
  readonly label: string
  readonly hint: string
  readonly rows: number
  readonly value: string
  readonly isReadOnly: boolean
  readonly onWrite: (text: string) => void
}

/** What is being typed, and what stood there when it began. */
interface Draft {
  readonly text: string
  readonly from: string
}

/** Milliseconds without a key after which what was typed is written. */
const PAUSE = 1_000

const CROSSED = 'Somebody else has changed this meanwhile. What you write replaces it when you leave the field.'

export function LongField({ label, hint, rows, value, isReadOnly, onWrite }: Props) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const write = () => {
    if (draft && draft.text !== draft.from && draft.text !== value) onWrite(draft.text)
    setDraft(null)
  }
  const leave = useRef(write)
  useLayoutEffect(() => {
    leave.current = write
  })
  // Leaving the page's part that holds the field is leaving the field, and a pause is long enough to be worth keeping.
  useEffect(() => () => leave.current(), [])
  useEffect(() => {
    if (!draft || draft.text === draft.from) return
    const timer = setTimeout(() => {
      onWrite(draft.text)
      setDraft({ text: draft.text, from: draft.text })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [draft, onWrite])
  return (
    <TextArea
      label={label}
      hint={draft && draft.from !== value ? CROSSED : hint}
      rows={rows}
      value={draft?.text ?? value}
      isReadOnly={isReadOnly}
      onChange={(text) => setDraft({ text, from: draft?.from ?? value })}
      onBlur={write}
      onKeyDown={(event) => {
        // While there is something unwritten, Escape writes it before a second one closes the dialog, and undo is the field's.
        if (draft && event.key === 'Escape') write()
        else if (!(draft && (event.ctrlKey || event.metaKey))) event.continuePropagation()
      }}
    />
  )
}
