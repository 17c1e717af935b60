/** A box to take something of an import, or all of several: the browser's own, since there are hundreds. */

import type { ReactNode } from 'react'
import styles from './Imports.module.css'

interface Props {
  readonly isTaken: boolean
  /** Some of several. */
  readonly isMixed?: boolean
  readonly onTake: (take: boolean) => void
  readonly children: ReactNode
}

export const Take = ({ isTaken, isMixed = false, onTake, children }: Props) => (
  <label className={styles.take}>
    <input
      type="checkbox"
      checked={isTaken}
      ref={(box) => {
        if (box) box.indeterminate = isMixed
      }}
      onChange={({ target }) => onTake(target.checked)}
    />
    <span className={styles.words}>{children}</span>
  </label>
)
