/** Hatches the hours of a column that speak against what is held, with the reason where no slot covers it. */

import type { CSSProperties } from 'react'
import type { Column, GridLayout } from './grid-layout.ts'
import styles from './HoursShade.module.css'
import { useHeldHours } from './held-hours.ts'
import { shadesIn } from './shades.ts'

interface Props {
  readonly column: Column
  readonly layout: Pick<GridLayout, 'from' | 'to'>
}

/** Minutes: less has no room for a line. */
const LEAST_WITH_WORDS = 20

/** Slots say the same in words, for who cannot see it. */
export function HoursShade({ column, layout }: Props) {
  return shadesIn(column, layout, useHeldHours()).map(({ top, minutes, words }) => (
    <div
      key={top}
      className={styles.shade}
      style={{ '--top': top, '--minutes': minutes } as CSSProperties}
      data-shade=""
      aria-hidden="true"
    >
      {minutes >= LEAST_WITH_WORDS && <span>{words}</span>}
    </div>
  ))
}
