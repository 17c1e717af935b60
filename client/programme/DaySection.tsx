/** One day of the programme: where it is wide a grid with rooms as columns and time down the side, else a list. */

import type { CSSProperties } from 'react'
import { memo } from 'react'

import type { Day } from '../../shared/time.ts'
import { sayDay } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import styles from './DaySection.module.css'
import type { DayPlan } from './day-plan.ts'
import { gridRows, nowBetween } from './grid-rows.ts'
import { SlotCard } from './SlotCard.tsx'

export interface DaySectionProps {
  plan: DayPlan
  wide: boolean
  /** Minutes after midnight if it is this day, else `null`. */
  now: number | null
}

export const dayAnchor = (day: Day): string => `day-${day}`

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export const DaySection = memo(function DaySection({ plan, wide, now }: DaySectionProps) {
  const id = dayAnchor(plan.day)
  const grid = wide && plan.slots.length > 0
  const columns = { '--columns': plan.columns } as CSSProperties
  return (
    <section
      className={styles.day}
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      style={grid ? columns : undefined}
    >
      <header className={styles.head} data-grid={grid || undefined}>
        <h2 className={styles.title} id={`${id}-title`}>
          <time dateTime={plan.day}>{sayDay(plan.day)}</time>
          {now !== null && <span className={styles.today}>Today</span>}
        </h2>
        {grid &&
          plan.heads.map((head) => (
            <span
              key={head.id}
              className={styles.room}
              style={{ gridColumn: `span ${head.columns}` }}
              aria-hidden="true"
            >
              {head.name}
            </span>
          ))}
      </header>
      {plan.slots.length === 0 && <p className={styles.empty}>Nothing is planned for this day yet.</p>}
      {plan.slots.length > 0 && (grid ? <Grid plan={plan} now={now} /> : <List plan={plan} now={now} />)}
    </section>
  )
})

function List({ plan, now }: Omit<DaySectionProps, 'wide'>) {
  return (
    <ol className={classes('plain-list', styles.list)}>
      {plan.slots.map((slot) => (
        <SlotCard key={slot.slot.id} plan={slot} now={now} rows={null} />
      ))}
    </ol>
  )
}

function Grid({ plan, now }: Omit<DaySectionProps, 'wide'>) {
  const rows = gridRows(plan)
  const starts = [...new Set(plan.slots.map(({ from }) => from))]
  const at = now === null ? null : nowBetween(plan.lines, now)
  return (
    <ol className={classes('plain-list', styles.grid)} style={{ gridTemplateRows: rows.template }}>
      {starts.map((minute) => (
        <li key={minute} className={styles.hour} style={{ gridRow: rows.headLine(minute) }} aria-hidden="true">
          {clock(minute)}
        </li>
      ))}
      {at && (
        <li className={styles.nowRow} style={{ gridRow: rows.bodyLine(at.from) }} aria-hidden="true">
          <span className={styles.nowLine} style={{ top: `${at.share * 100}%` }} />
        </li>
      )}
      {plan.slots.map((slot) => (
        <SlotCard key={slot.slot.id} plan={slot} now={now} rows={rows} />
      ))}
    </ol>
  )
}
