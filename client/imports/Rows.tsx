/** Rows of a part: the first at once, hundreds more in small lots while the page is idle, so that nothing stands still. */

import { type ReactNode, useEffect, useState } from 'react'
import { inIdleSlices } from '../ui/idle.ts'
import styles from './Imports.module.css'

const LOT = 30

interface Props<T> {
  readonly list: readonly T[]
  readonly draw: (one: T) => ReactNode
}

export function Rows<T>({ list, draw }: Props<T>) {
  const [most, setMost] = useState(LOT)
  const isWhole = most >= list.length
  useEffect(() => {
    if (isWhole) return
    return inIdleSlices(
      (function* () {
        yield setMost(most + LOT)
      })(),
    )
  }, [isWhole, most])
  return (
    <ul className={`plain-list ${styles.rows}`} aria-busy={!isWhole}>
      {(isWhole ? list : list.slice(0, most)).map(draw)}
    </ul>
  )
}
