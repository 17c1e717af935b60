/** Takes in what somebody has, of any form that is known: pasted, dropped as files, or chosen. */

import type { DragEvent } from 'react'
import { useState } from 'react'
import { BringIn } from '../imports/BringIn.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './PasteField.module.css'

export interface PasteFieldProps {
  text: string
  /** Of the files that it came from. */
  name: string
  isReading: boolean
  onText: (text: string) => void
  /** A whole text has come: to be read now. */
  onRead: (text: string) => void
  onFiles: (files: readonly File[]) => void
  error: string | undefined
}

export function PasteField({ text, name, isReading, onText, onRead, onFiles, error }: PasteFieldProps) {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (files.length > 0) onFiles([...files])
    else onRead(event.dataTransfer.getData('text/plain'))
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
      <BringIn
        label="The page’s text"
        className={styles.area}
        rows={9}
        text={text}
        name={name}
        error={error}
        onText={onText}
        onWhole={onRead}
        onFiles={onFiles}
        placeholder={
          'Paste the proposal page here: open it in a browser, select all, copy. Several pages, a sheet or a schedule do too.\n\n5–7 Oct 2026\nEurope/Prague timezone\n\nYour Microconference MC\n…'
        }
      >
        <span className={styles.or}>or drop it here: a page, a sheet, a schedule, a calendar</span>
        <Button
          className={styles.read}
          variant="primary"
          isDisabled={text.trim() === '' || isReading}
          onPress={() => onRead(text)}
        >
          {isReading ? 'Reading…' : 'Read it'}
          <Icon name="arrow-right" />
        </Button>
      </BringIn>
    </div>
  )
}
