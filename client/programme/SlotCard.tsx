/** A slot in the programme with its topics; in the grid its topics share the grid's rows. */

import { sayDay } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Markdown } from '../ui/Markdown.tsx'
import { useFlash } from '../ui/use-flash.ts'
import type { SlotPlan } from './day-plan.ts'
import type { GridRows } from './grid-rows.ts'
import { PersonLinks } from './PersonLink.tsx'
import { isRunning, slotTitle } from './placed.ts'
import { slotColumns, slotRows, topicRows } from './places-css.ts'
import styles from './SlotCard.module.css'
import { TopicLine } from './TopicLine.tsx'
import { trackName } from './track-name.ts'

export interface SlotCardProps {
  plan: SlotPlan
  /** Milliseconds since 1970, where it matters here; else `null`. */
  now: number | null
  rows: GridRows
  /** It stands in a section that is a day: which one need not be said. */
  isDay: boolean
  /** It stands in a section that is a room. */
  isRoom: boolean
}

export function SlotCard({ plan, now, rows, isDay, isRoom }: SlotCardProps) {
  const { slot, room, track, leads, topics, from, span, day } = plan
  const element = useFlash<HTMLElement>(slot)
  const isNow = now !== null && isRunning(span, now)
  const isBreak = slot.kind === 'break'
  const title = slotTitle(plan)
  const description = track?.description.trim() ?? ''
  const where = room?.name ?? (isBreak ? '' : 'All rooms')
  return (
    <li
      className={styles.slot}
      data-rows={slotRows(plan, rows)}
      data-columns={slotColumns(plan)}
      data-track={trackName(track?.color)}
      data-kind={slot.kind}
      data-across={room === null || undefined}
      data-plain={track === null || undefined}
      data-now={isNow || undefined}
      data-slot={slot.id}
      id={isDay ? slot.id : undefined}
    >
      <article className={styles.card} aria-label={`${title}, ${span.words}`} ref={element}>
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
            {!isDay && <span className={styles.day}>{sayDay(day)}</span>}
            <time dateTime={slot.start}>{span.words}</time>
            {where && (
              <span className={styles.room} data-said={isDay || isRoom ? 'above' : undefined}>
                {where}
              </span>
            )}
            {isNow && <span className={styles.now}>Now</span>}
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
                isNow={now !== null && isRunning(topic.span, now)}
                showTrack={topic.topic.trackId !== slot.trackId}
                rows={topicRows(topic.drawnFrom, topic.drawnTo, from, rows)}
                isNamed={isDay}
              />
            ))}
          </ol>
        )}
      </article>
    </li>
  )
}
