/** Several lines of text that are written when the field is left; for texts that are one value, where the last writer counts. */

import { useState } from 'react'
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

const CROSSED = 'Somebody else has changed this meanwhile. What you write replaces it when you leave the field.'

export function LongField({ label, hint, rows, value, isReadOnly, onWrite }: Props) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const write = () => {
    if (draft && draft.text !== draft.from && draft.text !== value) onWrite(draft.text)
    setDraft(null)
  }
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
