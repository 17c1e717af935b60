/** Tells readers what happened to the topics that they starred, until they say that they know it [P51]. */

import { useMemo } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay } from '../../shared/time.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { pathOf } from './public-address.ts'
import styles from './StarNewsBar.module.css'
import { dismissed, sayNews, seenIn, starNews } from './star-news.ts'
import { changeStars, type Seen } from './stars.ts'
import { useStars, useStarsHere } from './use-stars.tsx'
import { useTimes } from './use-times.ts'

export function StarNewsBar({ programme }: { readonly programme: Programme }) {
  const here = useStarsHere()
  const slug = here?.slug ?? ''
  const stars = useStars(slug)
  const { day, clock } = useTimes(programme)
  // Not the one of the buttons, which is a step behind what is drawn.
  const seenOf = useMemo(() => seenIn(programme), [programme])
  if (!here) return null
  const news = starNews(stars, seenOf)
  if (news.length === 0) return null
  const when = ({ start, end }: Seen) => `${sayDay(day(start))}, ${clock(start)}–${clock(end)}`
  const dismiss = (ids: readonly string[]) => changeStars(slug, (before) => dismissed(before, ids, seenOf))
  const dismissAll = () => dismiss(news.map(({ id }) => id))
  return (
    <>
      {/* Below it the page can still be scrolled to its end. */}
      <div className={styles.room} />
      <aside className={styles.bar} aria-labelledby="star-news">
        <header className={styles.head}>
          <h2 className={styles.title} id="star-news">
            {news.length === 1 ? 'A topic that you starred changed' : `${news.length} of your topics changed`}
          </h2>
          {news.length > 1 && (
            <button type="button" className={styles.all} onClick={dismissAll}>
              Dismiss all
            </button>
          )}
        </header>
        <ul className={classes('plain-list', styles.list)}>
          {news.map((one) => (
            <li key={one.id} className={styles.one} data-what={one.what}>
              <span>
                {sayNews(one, when)}{' '}
                {one.what !== 'cancelled' && (
                  <a href={pathOf({ slug, shown: { page: 'topic', id: one.id }, query: '' })}>Show</a>
                )}
              </span>
              <button
                type="button"
                className={styles.dismiss}
                aria-label={`Dismiss: ${sayNews(one, when)}`}
                onClick={() => dismiss([one.id])}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      </aside>
    </>
  )
}
