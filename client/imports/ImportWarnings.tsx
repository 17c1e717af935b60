/** What was not understood, each with its line; the first hundreds of very many. */

import type { Warning } from '../../shared/imports/draft.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Imports.module.css'

/** More than this many stay folded at first. */
const OPEN = 4
const MOST = 200

export function ImportWarnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <details className={styles.warnings} open={warnings.length <= OPEN}>
      <summary>
        <Icon name="warning" />{' '}
        {warnings.length === 1
          ? 'One line needs your eye'
          : `${warnings.length.toLocaleString('en')} lines need your eye`}
      </summary>
      <ol className="plain-list">
        {warnings.slice(0, MOST).map(({ line, quote, message }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same can be said twice of one line
          <li key={at}>
            <span className={styles.line}>Line {line}</span>
            <span>
              {message}
              {quote && <q className={styles.quote}>{quote.slice(0, 400)}</q>}
            </span>
          </li>
        ))}
      </ol>
      {warnings.length > MOST && <p>And {(warnings.length - MOST).toLocaleString('en')} more.</p>}
    </details>
  )
}
