/** Clashes as sentences, each with its severity: for where they are read, not mended. */

import type { Clash } from '../../shared/board/clashes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './ClashPanel.module.css'

export function ClashList({ clashes }: { readonly clashes: readonly Clash[] }) {
  return (
    <ul className={styles.list}>
      {clashes.map(({ id, severity, sentence }) => (
        <li key={id} className={styles.clash} data-severity={severity}>
          <Icon name={severity} size={14} />
          <span className={styles.sentence}>{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
