/** Short notices at the foot of the page, read aloud, with two actions at most; shown one after the other leaves. */

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Toast.module.css'
import { dismiss, type Notice, notices, onNotices } from './toasts.ts'

const SECONDS = 6

/** Stands once on each page. */
export function Toasts() {
  const shown = useSyncExternalStore(onNotices, notices)
  return (
    // In React Aria's top layer: else a dialog would make it inert, and what was done in the dialog could not be undone here.
    <section
      className={styles.region}
      aria-label="Notices"
      aria-live="polite"
      aria-relevant="additions"
      data-react-aria-top-layer="true"
    >
      {shown.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function Toast({ notice }: { notice: Notice }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || notice.stays) return
    const timer = setTimeout(() => dismiss(notice.id), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [held, notice])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the clock while one reads is not an action
    <div
      className={classes(styles.toast, styles[notice.tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.words}>{notice.text}</span>
      {[notice.also, notice.action].map(
        (action) =>
          action && (
            <Button
              key={action.label}
              size="small"
              variant="bare"
              className={styles.action}
              onPress={() => {
                dismiss(notice.id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          ),
      )}
      <IconButton
        icon="close"
        label="Dismiss"
        size="small"
        className={styles.action}
        onPress={() => dismiss(notice.id)}
      />
    </div>
  )
}
