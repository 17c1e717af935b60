/** A strip over the programme: what is on now in each room, and what comes next. Its height is the same whatever it says. */

import { sayDay, sayWhen } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import styles from './NowNext.module.css'
import type { OnItem, NowNext as Said } from './now-next.ts'
import { sayUntil } from './now-next.ts'
import type { ShownTimes } from './use-times.ts'
import { wallAt } from './zones.ts'

export interface NowNextProps {
  said: Said
  now: number
  times: ShownTimes
  /** Of a link to what is on: in the page, or in the view in which everything is. */
  linkTo: (item: OnItem) => string
}

export function NowNext({ said, now, times, linkTo }: NowNextProps) {
  if (said.phase === 'nothing') return null
  const link = (item: OnItem) => <a href={linkTo(item)}>{item.title}</a>
  const start = (item: OnItem) => wallAt(item.span.start, times.zone)
  const until = (item: OnItem) => sayUntil((item.span.start - now) / 60_000)
  return (
    <aside className={styles.strip} aria-label="Now and next" data-phase={said.phase}>
      {said.phase === 'on' && (
        <ul className={classes('plain-list', styles.rooms)}>
          {said.rooms.map(({ room, now: on, next }) => (
            <li key={room?.id ?? 'all'} className={styles.room}>
              <p className={styles.name}>{room?.name ?? 'All rooms'}</p>
              {(on || room) && (
                <p className={styles.line} data-on={on !== null || undefined}>
                  <span className={styles.word}>Now</span>
                  {on ? link(on) : <span className={styles.free}>nothing</span>}
                </p>
              )}
              <p className={styles.line}>
                <span className={styles.word}>{next ? next.span.begins : 'Then'}</span>
                {next ? link(next) : <span className={styles.free}>nothing more on {sayDay(dayOf(on))}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {said.phase === 'before' && (
        <p>
          It begins {until(said.first)}, on {sayWhen(start(said.first))}, with {link(said.first)}.
        </p>
      )}
      {said.phase === 'pause' && (
        <p>
          Nothing is on now. It goes on {until(said.first)}, on {sayWhen(start(said.first))}, with {link(said.first)}.
        </p>
      )}
      {said.phase === 'after' && <p>The conference is over. Everything that was on stands below.</p>}
    </aside>
  )
}

/** A room is named only with something in it. */
const dayOf = (item: OnItem | null): string => item?.day ?? ''
