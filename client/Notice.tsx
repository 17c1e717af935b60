/** A whole page that says one thing: nothing here, something broke. */

import type { ReactNode } from 'react'
import styles from './Notice.module.css'

export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      <p>
        <a href="/">To Plumbline’s front page</a>
      </p>
    </main>
  )
}
