/** Takes in a page: pasted, dropped as a file, or chosen. */

import type { ClipboardEvent, DragEvent } from 'react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './PasteField.module.css'

export interface PasteFieldProps {
  text: string
  onText: (text: string) => void
  /** A whole text has come: to be read now. */
  onRead: (text: string) => void
  error: string | undefined
}

export function PasteField({ text, onText, onRead, error }: PasteFieldProps) {
  const [over, setOver] = useState(false)

  const take = async (file: File | undefined) => {
    if (!file) return
    const content = await file.text()
    onText(content)
    onRead(content)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void take(file)
    else {
      const dropped = event.dataTransfer.getData('text/plain')
      onText(dropped)
      onRead(dropped)
    }
  }
  // A page pasted into the empty field is read at once; pasting into text is correcting it.
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (text !== '' || pasted.trim() === '') return
    event.preventDefault()
    onText(pasted)
    onRead(pasted)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorthand of the button in it
    <div
      className={classes(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <TextArea
        label="The page’s text"
        hideLabel
        className={styles.area}
        rows={9}
        value={text}
        onChange={onText}
        onPaste={onPaste}
        error={error}
        placeholder={
          'Paste the proposal page here: open it in a browser, select all, copy.\n\n5–7 Oct 2026\nEurope/Prague timezone\n\nYour Microconference MC\n…'
        }
      />
      <div className={styles.row}>
        <FileTrigger acceptedFileTypes={['.txt', '.md', 'text/plain']} onSelect={(files) => void take(files?.[0])}>
          <Button variant="bare" icon="upload">
            Choose a file
          </Button>
        </FileTrigger>
        <span className={styles.or}>or drop one here</span>
        <Button className={styles.read} variant="primary" isDisabled={text.trim() === ''} onPress={() => onRead(text)}>
          Read it
          <Icon name="arrow-right" />
        </Button>
      </div>
    </div>
  )
}
