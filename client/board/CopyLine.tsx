/** An address to be copied: shown whole, copied by one press, selectable where the browser does not allow that. */

import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toasts.ts'
import styles from './dialogs.module.css'

export function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => toast('The browser did not allow copying. Select the address and copy it by hand.', { tone: 'error' }),
    )
  }
  return (
    <div className={styles.copy}>
      <input readOnly aria-label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
      <Button size="small" icon={copied ? 'check' : 'copy'} onPress={copy}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
