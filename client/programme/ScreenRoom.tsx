/** One room on its display: what is on and how far it is, what comes and in how many minutes. */

import type { RoomScreen, ScreenItem } from './on-screen.ts'
import { sayStart } from './on-screen.ts'
import styles from './ScreenPage.module.css'
import type { ShownTimes } from './use-times.ts'

export interface ScreenRoomProps {
  readonly shown: RoomScreen
  /** The room has anything in the programme. */
  readonly hasAny: boolean
  readonly now: number
  readonly today: string
  readonly times: ShownTimes
}

/** What comes after what comes. */
const MOST_LATER = 3

export function ScreenRoom({ shown: { now: running, next, later }, hasAny, now, today, times }: ScreenRoomProps) {
  const [on, ...also] = running
  return (
    <main className={styles.main}>
      <section className={styles.now} aria-label="Now" data-kind={on?.kind}>
        {on ? (
          <OnNow item={on} now={now} times={times} />
        ) : (
          <p className={styles.nothing}>
            {next ? 'Nothing on now' : hasAny ? 'The programme here is over' : 'Nothing is planned here'}
          </p>
        )}
        {also.map(({ id, title, end }) => (
          <p key={id} className={styles.also}>
            Also: {title}, until {times.clock(end)}
          </p>
        ))}
      </section>
      {next && (
        <section className={styles.next} aria-label="Next">
          <p className={styles.when}>
            <span className={styles.label}>Next</span>
            <time dateTime={next.start}>{times.clock(next.start)}</time>
            <span className={styles.soon}>{sayStart(next, now, today, times)}</span>
          </p>
          <h2 className={styles.nextTitle}>{next.title}</h2>
          {next.people && <p className={styles.people}>{next.people}</p>}
          {later.length > 0 && (
            <ul className="plain-list">
              {later.slice(0, MOST_LATER).map(({ id, start, title }) => (
                <li key={id} className={styles.later}>
                  <time dateTime={start}>{times.clock(start)}</time> {title}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </main>
  )
}

interface OnNowProps {
  readonly item: ScreenItem
  readonly now: number
  readonly times: ShownTimes
}

function OnNow({ item: { title, session, people, from, to, end }, now, times }: OnNowProps) {
  const left = Math.ceil((to - now) / 60_000)
  return (
    <>
      <p className={styles.when}>
        <span className={styles.label}>Now</span>
        <span>
          until <time dateTime={end}>{times.clock(end)}</time>
        </span>
        <span className={styles.soon}>{left} min left</span>
      </p>
      <h2 className={styles.title}>{title}</h2>
      {people && <p className={styles.people}>{people}</p>}
      {session && session !== title && <p className={styles.session}>{session}</p>}
      <progress className={styles.progress} aria-label="How far it is" max={to - from} value={now - from} />
    </>
  )
}
