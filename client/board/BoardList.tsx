/** The same board as lines: by day and time, each slot with its room and its cards. */

import { memo } from 'react'
import styles from './BoardList.module.css'
import type { GridLayout } from './grid-layout.ts'
import type { SlotLook } from './SlotBlock.tsx'
import { SlotRow } from './SlotRow.tsx'

interface Props {
  readonly layout: GridLayout
  readonly look: SlotLook
}

export const BoardList = memo(function BoardList({ layout, look }: Props) {
  return (
    <div className={styles.list}>
      {layout.columns.map(({ key, day, title, blocks }) => (
        <section key={key} aria-label={title} data-list-day={day}>
          <h3 className={styles.day}>
            {title}
            <span className={styles.count}>{blocks.length === 1 ? '1 slot' : `${blocks.length} slots`}</span>
          </h3>
          <ol className={styles.slots}>
            {blocks.map(({ slot }) => (
              <SlotRow key={slot.id} id={slot.id} look={look} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
})
