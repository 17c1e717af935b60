/** A text to be copied: shown whole, copied by one press, selected by one press where the browser forbids copying. */

import { useRef, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import { copyText } from './copy.ts'
import { toast } from './toasts.ts'

export interface CopyFieldProps {
  label: string
  value: string
  /** Under the field: what it is for. */
  hint?: string
}

export function CopyField({ label, value, hint }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const done = await copyText(value)
    setCopied(done)
    if (!done) {
      input.current?.select()
      toast('The browser did not allow copying. The text is selected: copy it with the keyboard.', { tone: 'error' })
    }
  }
  return (
    <div className={styles.field}>
      <label className={styles.words}>
        <span className={styles.label}>{label}</span>
        <input ref={input} className={styles.input} readOnly value={value} onFocus={(event) => event.target.select()} />
      </label>
      <Button
        icon={copied ? 'check' : 'copy'}
        aria-label={copied ? `${label} copied` : `Copy: ${label}`}
        onPress={() => void copy()}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
