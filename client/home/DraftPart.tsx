/** One part of a draft: its name, how many, its lines, and a way to add one. */

import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './DraftEditor.module.css'

export interface DraftPartProps {
  title: string
  count: number
  /** Behind the count: "6 h in all". */
  sum?: string
  /** Shown while there is none: what to do. */
  empty: string
  addLabel: string
  onAdd: () => void
  children: ReactNode
}

export function DraftPart({ title, count, sum, empty, addLabel, onAdd, children }: DraftPartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.partHead}>
        <h3>
          {title} <span className={styles.count}>{count}</span>
        </h3>
        {sum && <span className={styles.sum}>{sum}</span>}
        <Button size="small" variant="bare" icon="plus" onPress={onAdd}>
          {addLabel}
        </Button>
      </header>
      {count === 0 ? <p className={styles.empty}>{empty}</p> : children}
    </section>
  )
}
