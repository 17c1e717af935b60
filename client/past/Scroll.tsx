/** A part that scrolls by itself: by keys too, so that it can have the focus. */

import type { ReactNode } from 'react'
import styles from './Past.module.css'

export const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing to press is scrolled by its own focus
  <section className={styles.scroll} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
