/** A slot in the programme with its topics; in the grid its topics share the grid's rows. */

import type { CSSProperties } from 'react'
import { clockOf } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Markdown } from '../ui/Markdown.tsx'
import { useFlash } from '../ui/use-flash.ts'
import { type SlotPlan, slotTitle } from './day-plan.ts'
import type { GridRows } from './grid-rows.ts'
import { PersonLinks } from './PersonLink.tsx'
import styles from './SlotCard.module.css'
import { TopicLine } from './TopicLine.tsx'
import { trackName } from './track-name.ts'

export interface SlotCardProps {
  plan: SlotPlan
  /** Minutes after the day's midnight, on the day itself; else `null`. */
  now: number | null
  /** In the grid; `null` in the list. */
  rows: GridRows | null
}

export function SlotCard({ plan, now, rows }: SlotCardProps) {
  const { slot, room, track, leads, topics, from, to } = plan
  const element = useFlash<HTMLElement>(slot)
  const running = (start: number, end: number) => now !== null && start <= now && now < end
  const time = `${clockOf(slot.start.slice(0, 16))}–${clockOf(slot.end.slice(0, 16))}`
  const isBreak = slot.kind === 'break'
  const title = slotTitle(plan)
  const description = track?.description.trim() ?? ''
  return (
    <li
      className={styles.slot}
      style={rows ? inGrid(plan, rows) : undefined}
      data-track={trackName(track?.color)}
      data-kind={slot.kind}
      data-across={room === null || undefined}
      data-plain={track === null || undefined}
      data-now={running(from, to) || undefined}
      data-slot={slot.id}
      id={slot.id}
      data-grid={rows !== null || undefined}
    >
      <article className={styles.card} aria-label={`${title}, ${time}`} ref={element}>
        <header className={styles.head}>
          {description !== '' && !isBreak ? (
            <details className={styles.about}>
              <summary className={styles.summary}>
                <h3 className={styles.title}>{title}</h3>
                <span className={styles.chevron}>
                  <Icon name="chevron-down" />
                </span>
              </summary>
              <div className={styles.description}>
                <Markdown text={description} />
              </div>
            </details>
          ) : (
            <h3 className={styles.title}>{title}</h3>
          )}
          <p className={styles.when}>
            <time dateTime={slot.start}>{time}</time>
            <span className={styles.room}>{room?.name ?? (isBreak ? '' : 'All rooms')}</span>
            {running(from, to) && <span className={styles.now}>Now</span>}
            {leads.length > 0 && !isBreak && (
              <span>
                led by <PersonLinks people={leads} isShort />
              </span>
            )}
          </p>
        </header>
        {topics.length > 0 && (
          <ol className={classes('plain-list', styles.topics)}>
            {topics.map((topic) => (
              <TopicLine
                key={topic.topic.id}
                plan={topic}
                isNow={running(topic.from, topic.to)}
                showTrack={topic.topic.trackId !== slot.trackId}
                style={rows ? topicRow(topic.drawnFrom, topic.drawnTo, from, rows) : undefined}
              />
            ))}
          </ol>
        )}
      </article>
    </li>
  )
}

/** Columns are counted after the one of the times. */
const inGrid = ({ from, to, column, columns }: SlotPlan, rows: GridRows): CSSProperties => ({
  gridRow: `${rows.headLine(from)} / ${rows.headLine(to)}`,
  gridColumn: `${column + 2} / span ${columns}`,
})

/** Rows of the topic inside its slot, whose own first row is its heading. */
const topicRow = (from: number, to: number, slotFrom: number, rows: GridRows): CSSProperties => {
  const first = rows.bodyLine(slotFrom)
  return {
    gridRow: `${rows.bodyLine(from) - first + 1} / ${Math.max(rows.headLine(to), rows.bodyLine(from) + 1) - first + 1}`,
  }
}
