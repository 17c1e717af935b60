/** What a drop would cause: an icon and words in the colour of the worst of it. */

import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './ForeseenWords.module.css'
import type { Foreseen } from './foreseen.ts'

interface Props {
  readonly foreseen: Foreseen
  /** Added to its own class: for its place, not for its look. */
  readonly className?: string | undefined
}

export function ForeseenWords({ foreseen: { words, severity }, className }: Props) {
  return (
    <span className={classes(styles.foreseen, className)} data-severity={severity}>
      <Icon name={severity} size={12} />
      <span className={styles.words}>{words}</span>
    </span>
  )
}
