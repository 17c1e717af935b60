/** What was not understood, each with its line, so that one can look it up. */

import type { Warning } from '../../shared/imports/draft.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './DraftEditor.module.css'

/** More than this many stay folded at first. */
const SHOWN = 4

export function DraftWarnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0)
    return (
      <p className={styles.good}>
        <Icon name="check" /> Every line was understood.
      </p>
    )
  const title = warnings.length === 1 ? 'One line needs your eye' : `${warnings.length} lines need your eye`
  return (
    <details className={styles.warnings} open={warnings.length <= SHOWN}>
      <summary>
        <Icon name="warning" /> {title}
      </summary>
      <ol className={`plain-list ${styles.warningList}`}>
        {warnings.map(({ line, quote, message }) => (
          <li key={`${line} ${message}`}>
            <span className={styles.line}>Line {line}</span>
            <span>
              {message}
              {quote && <q className={styles.quote}>{quote}</q>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
