/** The programme in a frame of another site's page: compact, live, without a store; its links open beside that page. */

import { useMemo } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { clockOf, sayDay } from '../../shared/time.ts'
import { askedPart } from './asked-part.ts'
import styles from './EmbedPage.module.css'
import { type EmbeddedSlot, embeddedDays } from './embedded-days.ts'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import { trackName } from './track-name.ts'
import { useAddress } from './use-address.ts'
import { useToldHeight } from './use-told-height.ts'

export function EmbedPage({ slug, programme, state }: PageProps) {
  const { query } = useAddress()
  const asked = useMemo(() => askedPart(query, programme), [query, programme])
  const days = useMemo(() => embeddedDays(programme, asked), [programme, asked])
  const own = useToldHeight<HTMLDivElement>()
  return (
    <div className={styles.page} ref={own}>
      <header className={styles.header}>
        <h1 className={styles.event}>{programme.board.title || 'Programme'}</h1>
        <Out href={pagePath(slug, { page: 'programme' })}>Full programme</Out>
      </header>
      <main className={styles.main}>
        {asked.unknown.length > 0 && (
          <p className={styles.quiet}>The programme has no {asked.unknown.join(' and no ')}: the rest is shown.</p>
        )}
        {days.length === 0 && <p className={styles.quiet}>Nothing here yet. It will appear by itself.</p>}
        {days.map(({ day, slots }) => (
          <section key={day} aria-labelledby={`day-${day}`}>
            <h2 className={styles.day} id={`day-${day}`}>
              {sayDay(day)}
            </h2>
            <ul className="plain-list">
              {slots.map((one) => (
                <SlotRow
                  key={one.slot.id}
                  slug={slug}
                  programme={programme}
                  isOneRoom={asked.roomId !== null}
                  {...one}
                />
              ))}
            </ul>
          </section>
        ))}
      </main>
      <p className="visually-hidden" role="status">
        {state.said}
      </p>
      <footer className={styles.quiet}>
        Times in {programme.board.timeZone}
        {state.line === 'lost' && '. Connection lost: this may be an earlier programme'}
      </footer>
    </div>
  )
}

interface RowProps extends EmbeddedSlot {
  readonly slug: string
  readonly programme: Programme
  readonly isOneRoom: boolean
}

function SlotRow({ slug, programme, isOneRoom, slot, topics }: RowProps) {
  const track = programme.tracks.find(({ id }) => id === slot.trackId)
  const room = slot.roomId === null ? 'All rooms' : programme.rooms.find(({ id }) => id === slot.roomId)?.name
  const title = slot.title || track?.name || { session: 'Session', break: 'Break', plenary: 'Plenary' }[slot.kind]
  const where = slot.kind === 'break' || (isOneRoom && slot.roomId !== null) ? '' : room
  return (
    <li
      className={styles.slot}
      data-kind={slot.kind}
      data-track={trackName(track?.color)}
      data-plain={!track || undefined}
    >
      <p className={styles.head}>
        <time className={styles.clock} dateTime={slot.start}>
          {clock(slot.start)}–{clock(slot.end)}
        </time>
        <span className={styles.title}>{title}</span>
        {where && <span className={styles.quiet}>{where}</span>}
      </p>
      {topics.length > 0 && (
        <ul className="plain-list">
          {topics.map((topic) => (
            <li key={topic.id} className={styles.topic}>
              <time className={styles.clock} dateTime={topic.start}>
                {clock(topic.start)}
              </time>
              <span>
                <Out href={pagePath(slug, { page: 'topic', id: topic.id })}>{topic.title || 'Untitled'}</Out>{' '}
                <span className={styles.quiet}>{namesOf(programme, topic.speakers)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The conference's own time: the page around it speaks of no other. */
const clock = (moment: string): string => clockOf(moment.slice(0, 16))

const namesOf = ({ people }: Programme, ids: readonly string[]): string =>
  ids.flatMap((id) => people.find((one) => one.id === id)?.name || []).join(', ')

const Out = ({ href, children }: { href: string; children: string }) => (
  <a className={styles.out} href={href} target="_blank" rel="noopener">
    {children}
  </a>
)
