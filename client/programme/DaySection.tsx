/**
 * One section of the programme: a day with rooms as columns, or a room or track with days as columns. One markup for the
 * list of narrow screens and paper and for the grid of wide ones; style sheets alone make the one or the other.
 */

import { memo } from 'react'
import type { Day } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import styles from './DaySection.module.css'
import type { SectionPlan } from './day-plan.ts'
import { nowIn, sectionAnchor } from './day-plan.ts'
import type { GridRows } from './grid-rows.ts'
import { isRunning } from './placed.ts'
import { slotColumns } from './places-css.ts'
import { SlotCard } from './SlotCard.tsx'
import { wallAt } from './zones.ts'

export interface DaySectionProps {
  plan: SectionPlan
  rows: GridRows
  /** Its number among the sections: the style sheet of the places names it by that. */
  at: number
  /** Milliseconds since 1970 where it is now in this section, else `null`: others need not follow the time. */
  now: number | null
  /** This one is where "now" leads to. */
  isNowHere: boolean
}

export const dayAnchor = (day: Day): string => sectionAnchor('day', day)

/** What is written where the line of now is drawn. */
export const NOW_ANCHOR = 'now'

/** `now`, if it says something in this section. */
export const nowFor = (plan: SectionPlan, now: number): number | null =>
  nowIn(plan, now) || plan.slots.some(({ span }) => isRunning(span, now)) ? now : null

export const DaySection = memo(function DaySection({ plan, rows, at, now, isNowHere }: DaySectionProps) {
  const { id } = plan
  const place = now === null ? null : nowIn(plan, now)
  const next = now === null ? -1 : plan.slots.findIndex(({ span }) => span.start > now)
  const line = place && now !== null && (
    <li
      key="now"
      className={styles.nowRow}
      data-now-in={at}
      data-across={plan.day !== null || undefined}
      id={isNowHere ? NOW_ANCHOR : undefined}
      aria-hidden="true"
    >
      <span className={styles.nowLine}>
        <span className={styles.nowClock}>{wallAt(now, plan.times.zone).slice(11)}</span>
      </span>
    </li>
  )
  const cards = plan.slots.map((slot) => (
    <SlotCard key={slot.slot.id} plan={slot} now={now} rows={rows} isDay={plan.day !== null} isRoom={isRoom(plan)} />
  ))
  return (
    <section className={styles.day} id={id} aria-labelledby={`${id}-title`} tabIndex={-1} data-section={at}>
      <header className={styles.head}>
        <h2 className={styles.title} id={`${id}-title`}>
          {plan.day === null ? plan.title : <time dateTime={plan.day}>{plan.title}</time>}
          {plan.day !== null && place && <span className={styles.today}>Today</span>}
        </h2>
        {heads(plan).map(({ id: of, name, place: columns }) => (
          <span key={of} className={styles.room} data-columns={columns} aria-hidden="true">
            {name}
          </span>
        ))}
      </header>
      {plan.slots.length === 0 ? (
        <p className={styles.empty}>Nothing is planned for this day yet.</p>
      ) : (
        <ol className={classes('plain-list', styles.slots)}>
          {plan.hours.map(({ minute, clock }) => (
            <li
              key={minute}
              className={styles.hour}
              data-rows={`${rows.headLine(minute)}/${rows.headLine(minute) + 1}`}
              aria-hidden="true"
            >
              {clock}
            </li>
          ))}
          {next === -1 ? [...cards, line] : [...cards.slice(0, next), line, ...cards.slice(next)]}
        </ol>
      )}
    </section>
  )
})

const isRoom = ({ id }: SectionPlan): boolean => id.startsWith(sectionAnchor('room', ''))

function heads(plan: SectionPlan): { id: string; name: string; place: string }[] {
  let column = 0
  return plan.heads.map(({ id, name, columns }) => {
    const place = slotColumns({ column, columns })
    column += columns
    return { id, name, place }
  })
}
