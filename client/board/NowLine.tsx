/** Where the grid is at this moment, in the board's own time zone: only while today is one of the days that are shown. */

import type { CSSProperties } from 'react'
import { clockOf } from '../../shared/time.ts'
import { useNow } from '../ui/use-now.ts'
import type { GridLayout } from './grid-layout.ts'
import { placeOf } from './grid-layout.ts'
import styles from './NowLine.module.css'
import { wallTimeAt } from './wall-now.ts'

interface Props {
  readonly layout: GridLayout
  readonly timeZone: string
}

/** Over the columns, or that of today. */
export function NowLine({ layout, timeZone }: Props) {
  const at = placeOf(layout, wallTimeAt(useNow(), timeZone))
  if (!at) return null
  // The first column of the CSS grid holds the hours.
  const gridColumn = layout.isOverDays ? `${at.column + 2} / span 1` : '2 / -1'
  const style = { '--top': at.top, gridColumn } as CSSProperties
  return <div className={styles.line} style={style} data-now="" aria-hidden="true" />
}

/** Among the hours. */
export function NowClock({ layout, timeZone }: Props) {
  const now = wallTimeAt(useNow(), timeZone)
  const at = placeOf(layout, now)
  return (
    at && (
      <time className={styles.clock} style={{ '--top': at.top } as CSSProperties} dateTime={now}>
        {clockOf(now)}
      </time>
    )
  )
}
