/** The one way in: a text is pasted, a file is dropped or chosen. A long text is named, not shown. */

import type { ClipboardEvent, ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { FILE_TYPES } from './file-text.ts'
import styles from './Imports.module.css'
import { saySize } from './import-words.ts'
import { LONG } from './import-work.ts'

interface Props {
  readonly label: string
  readonly text: string
  readonly name: string
  readonly placeholder: string
  readonly error: string | undefined
  readonly rows?: number
  readonly className?: string | undefined
  /** Typed or corrected. */
  readonly onText: (text: string) => void
  /** A whole text has come, to be read now. */
  readonly onWhole: (text: string) => void
  readonly onFiles: (files: readonly File[]) => void
  /** Beside the way to choose a file. */
  readonly children?: ReactNode
}

export function BringIn({ label, text, name, placeholder, error, rows = 10, className, ...rest }: Props) {
  const { onText, onWhole, onFiles, children } = rest
  // A text pasted into the empty field is read at once; pasting into text is correcting it.
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData
    if (files.length > 0 && !event.clipboardData.types.includes('text/plain')) {
      event.preventDefault()
      onFiles([...files])
      return
    }
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.trim() === '' || (text !== '' && text.length + pasted.length <= LONG)) return
    event.preventDefault()
    onWhole(pasted)
  }
  return (
    <>
      {text.length > LONG ? (
        <div className={styles.long}>
          <strong>{name || 'What was pasted'}</strong>
          <span className={styles.quiet}>{saySize(text)}</span>
          <q className={styles.beginning}>{text.slice(0, 160).trim()}…</q>
          <Button size="small" onPress={() => onText('')}>
            Take it away
          </Button>
          {error && (
            <p className={styles.failure} role="alert">
              {error}
            </p>
          )}
        </div>
      ) : (
        <TextArea
          label={label}
          hideLabel
          className={className}
          rows={rows}
          value={text}
          onChange={onText}
          onPaste={onPaste}
          error={error}
          placeholder={placeholder}
        />
      )}
      <div className={styles.ways}>
        <FileTrigger allowsMultiple acceptedFileTypes={FILE_TYPES} onSelect={(files) => files && onFiles([...files])}>
          <Button variant="bare" icon="upload">
            Choose a file
          </Button>
        </FileTrigger>
        {children}
      </div>
    </>
  )
}
