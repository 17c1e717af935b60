/** All rooms on one display, now and next; each leads to the display of its own. */

import type { PublicRoom } from '../../shared/programme/programme.ts'
import { type ScreenItem, sayStart, screenAt } from './on-screen.ts'
import { pathOf } from './public-address.ts'
import styles from './ScreenPage.module.css'
import type { ShownTimes } from './use-times.ts'

export interface ScreenOverviewProps {
  readonly slug: string
  readonly rooms: readonly { readonly room: PublicRoom; readonly items: readonly ScreenItem[] }[]
  /** What the address asked for and is not there; empty if there is nothing of that kind. */
  readonly unknown: string
  readonly now: number
  readonly today: string
  readonly times: ShownTimes
}

export function ScreenOverview({ slug, rooms, unknown, now, today, times }: ScreenOverviewProps) {
  return (
    <main className={styles.overview}>
      {unknown && <p className={styles.hint}>The programme has no {unknown}. Choose a room for this display.</p>}
      {rooms.length === 0 && <p className={styles.hint}>The programme has no rooms yet.</p>}
      <ul className="plain-list">
        {rooms.map(({ room, items }) => {
          const { now: running, next } = screenAt(items, now, times)
          const [on] = running
          return (
            <li key={room.id} className={styles.cell}>
              <h2>
                <a href={pathOf({ slug, shown: { page: 'screen' }, query: `room=${encodeURIComponent(room.id)}` })}>
                  {room.name || 'Room'}
                </a>
              </h2>
              <p className={styles.cellNow} data-nothing={!on || undefined}>
                {on ? on.title : next ? 'Nothing on now' : 'Over'}
                {on && <span> until {times.clock(on.end)}</span>}
              </p>
              {next && (
                <p className={styles.cellNext}>
                  Next {times.clock(next.start)}: {next.title} <span>({sayStart(next, now, today, times)})</span>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </main>
  )
}
