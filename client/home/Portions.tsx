/** A long list, of which so much is drawn as one looks at: typing in one row must not wait for hundreds. */

import { type ReactNode, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './DraftEditor.module.css'

const PORTION = 60

interface Props<T> {
  readonly list: readonly T[]
  /** Of the plural of what they are. */
  readonly what: string
  readonly draw: (one: T, at: number) => ReactNode
}

export function Portions<T>({ list, what, draw }: Props<T>) {
  const [most, setMost] = useState(PORTION)
  // What was just added stands last, and is typed in.
  const last = list.length > most ? list.length - 1 : null
  const rest = list.length - most - 1
  return (
    <ul className={`plain-list ${styles.lines}`}>
      {list.slice(0, most).map(draw)}
      {rest > 0 && (
        <li className={styles.more}>
          <Button size="small" onPress={() => setMost(most + 5 * PORTION)}>
            Show {Math.min(rest, 5 * PORTION)} more of {rest.toLocaleString('en')} {what}
          </Button>
        </li>
      )}
      {last !== null && draw(list[last] as T, last)}
    </ul>
  )
}
