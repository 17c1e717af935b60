/** The starred topics, day by day, with what collides; and what can be done with all of them [P52]. */

import { useMemo } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './MyDays.module.css'
import { type MyEntry, myDays } from './my-days.ts'
import { PickLinkPanel } from './PickLinkPanel.tsx'
import { PicksOffer } from './PicksOffer.tsx'
import { pathOf } from './public-address.ts'
import { StarButton } from './StarButton.tsx'
import { seenIn } from './star-news.ts'
import { changeStars, type Seen, toggled } from './stars.ts'
import { trackName } from './track-name.ts'
import { useStars } from './use-stars.tsx'
import { type ShownTimes, useTimes } from './use-times.ts'

export interface MyDaysProps {
  readonly slug: string
  readonly programme: Programme
  /** Address of the whole programme. */
  readonly home: string
}

export function MyDays({ slug, programme, home }: MyDaysProps) {
  const stars = useStars(slug)
  const times = useTimes(programme)
  const days = useMemo(() => myDays(programme, stars, seenIn(programme), times.day), [programme, stars, times])
  const ids = Object.keys(stars)
  return (
    <>
      <PicksOffer slug={slug} />
      {days.length === 0 && (
        <div className={styles.empty}>
          <p>
            <strong>Nothing is starred yet.</strong>
          </p>
          <p>
            Press the star beside a topic in <a href={home}>the programme</a>: it is put on this page, and when it is
            moved or cancelled you are told.
          </p>
        </div>
      )}
      {days.map(({ day, entries }) => (
        <section key={day} className={styles.day} aria-labelledby={`my-${day}`}>
          <h2 className={styles.heading} id={`my-${day}`}>
            <time dateTime={day}>{sayDay(day)}</time>
          </h2>
          <ol className={classes('plain-list', styles.list)}>
            {entries.map((entry) => (
              <Entry key={entry.id} slug={slug} entry={entry} times={times} />
            ))}
          </ol>
        </section>
      ))}
      {ids.length > 0 && (
        <div className={styles.actions}>
          <a className={styles.action} href={calendarOf(slug, ids)} download>
            <Icon name="calendar" />
            Download calendar
          </a>
          <button type="button" className={styles.action} onClick={() => print()}>
            <Icon name="print" />
            Print
          </button>
        </div>
      )}
      <PickLinkPanel slug={slug} isEmpty={ids.length === 0} />
    </>
  )
}

const calendarOf = (slug: string, ids: readonly string[]): string =>
  `/p/${encodeURIComponent(slug)}/mine.ics?topics=${ids.map(encodeURIComponent).join(',')}`

function Entry({ slug, entry, times }: { slug: string; entry: MyEntry; times: ShownTimes }) {
  const { id, title, topic, room, people, overlaps, straightFrom, color } = entry
  const span = ({ start, end }: Seen) => `${times.clock(start)}–${times.clock(end)}`
  const takeOff = () => changeStars(slug, (stars) => toggled(stars, id, entry))
  return (
    <li
      className={styles.entry}
      data-track={color === null ? undefined : trackName(color)}
      data-cancelled={topic === null || undefined}
      data-topic={id}
    >
      <time className={styles.time} dateTime={entry.start}>
        {span(entry)}
      </time>
      <div className={styles.what}>
        <h3 className={styles.title}>
          {topic ? (
            <a href={pathOf({ slug, shown: { page: 'topic', id }, query: '' })}>{title}</a>
          ) : (
            <s>{title || 'A topic'}</s>
          )}
        </h3>
        <p className={styles.facts}>
          {topic === null && <strong className={styles.cancelled}>Cancelled</strong>}
          {room && <span>{room}</span>}
          {people.length > 0 && <span>{people.join(', ')}</span>}
        </p>
        {overlaps.map((other) => (
          <p key={other.start + other.title} className={styles.warning}>
            At the same time as “{other.title}” ({span(other)}, {other.room})
          </p>
        ))}
        {straightFrom !== null && (
          <p className={styles.hint}>
            No time to change rooms: straight from {straightFrom} to {room}
          </p>
        )}
      </div>
      {topic ? (
        <StarButton id={id} title={title} />
      ) : (
        <button type="button" className={styles.off} aria-label={`Take off “${title || 'A topic'}”`} onClick={takeOff}>
          Take off
        </button>
      )}
    </li>
  )
}
