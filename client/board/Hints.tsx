/** One hint at a time, under the tray: small, covering nothing, gone for good once it was followed or sent away. */

import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { useMedia } from '../ui/use-media.ts'
import { isMac, sayChord } from './actions/chord.ts'
import styles from './Hints.module.css'
import type { HintId } from './hints.ts'
import { doneWith, HINT_IDS, hintsDone, nextHint, onHints } from './hints.ts'

export function Hints() {
  const done = useSyncExternalStore(onHints, hintsDone)
  const hasKeys = useMedia('(pointer: fine)')
  const hint = nextHint(done, hasKeys)
  if (hint === null) return null
  return (
    <aside className={styles.hint} aria-label="Hint">
      <p>{wordsOf(hint)}</p>
      <IconButton icon="close" size="small" label="No more hints" onPress={() => doneWith(...HINT_IDS)} />
    </aside>
  )
}

function wordsOf(hint: HintId): ReactNode {
  switch (hint) {
    case 'carry':
      return 'Drag a card into a slot. With keys: Space picks it up, arrows carry it, Space drops it.'
    case 'palette':
      return (
        <>
          <kbd>{sayChord('mod+k', isMac())}</kbd> finds anything: every action, topic, person and slot.
        </>
      )
    case 'keys':
      return (
        <>
          <kbd>?</kbd> shows the keys for all of it.
        </>
      )
    case 'share':
      return 'Others arrange with you: their links are behind Share.'
    default:
      return hint satisfies never
  }
}
