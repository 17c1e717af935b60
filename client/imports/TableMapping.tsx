/** What the columns of a table are: each with its head, a few of its cells, and what it is taken for. */

import { isMeaning, MANY, MEANINGS, type Meaning } from '../../shared/imports/table-meanings.ts'
import styles from './Imports.module.css'
import type { TableShape } from './read-text.ts'

interface Props {
  readonly table: TableShape
  /** As somebody settled them; the guess where that is missing. */
  readonly columns: readonly string[] | null
  readonly onColumns: (columns: readonly string[]) => void
}

export function TableMapping({ table, columns, onColumns }: Props) {
  const { heads, samples } = table
  const meanings = table.columns.map((guess, at): Meaning => {
    const settled = columns?.[at]
    return settled !== undefined && isMeaning(settled) ? settled : guess
  })
  /** What only one column can be, it takes from the one that was it. */
  const settle = (at: number, meaning: Meaning) =>
    onColumns(
      meanings.map((old, column) => (column === at ? meaning : old === meaning && !MANY.has(meaning) ? 'other' : old)),
    )
  const known = meanings.filter((meaning) => meaning !== 'other' && meaning !== 'skip').length
  return (
    <details className={styles.mapping} open>
      <summary>
        Columns <span className={styles.count}>{heads.length}</span>
        <span className={styles.quiet}>
          {known === heads.length ? 'all understood' : `${known} understood, the others become notes`}
        </span>
      </summary>
      <ul className={`plain-list ${styles.columns}`}>
        {heads.map((head, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <li key={at} data-meaning={meanings[at]}>
            <label>
              <span className={styles.head}>{head || `Column ${at + 1}`}</span>
              <select
                value={meanings[at]}
                onChange={({ target }) => isMeaning(target.value) && settle(at, target.value)}
              >
                {MEANINGS.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <ul className={`plain-list ${styles.samples}`}>
              {(samples[at] ?? []).map((sample) => (
                <li key={sample}>{sample.slice(0, 120)}</li>
              ))}
              {samples[at]?.length === 0 && <li>nothing in it</li>}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
