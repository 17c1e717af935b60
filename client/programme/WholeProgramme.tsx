/** The whole programme, day by day. */

import { useMemo, useSyncExternalStore } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay, sayDays, wallMinutes } from '../../shared/time.ts'
import { ThemeButton } from '../ui/Theme.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useNow } from '../ui/use-now.ts'
import { DaySection, dayAnchor } from './DaySection.tsx'
import { dayPlans } from './day-plan.ts'
import { LineStatus } from './LineStatus.tsx'
import { MyLink } from './MyLink.tsx'
import styles from './ProgrammePage.module.css'
import type { ProgrammeState } from './programme-state.ts'
import { WhatChanged } from './WhatChanged.tsx'
import { offsetOf, sayDifference, wallAt } from './zones.ts'

export interface ShownProps {
  slug: string
  programme: Programme
  state: ProgrammeState
}

export function WholeProgramme({ slug, programme, state }: ShownProps) {
  const { board } = programme
  const wide = useMedia('(min-width: 900px)')
  const now = useNow()
  const plans = useMemo(() => dayPlans(programme), [programme])
  const wallNow = wallAt(now, board.timeZone)
  const minuteOn = (day: string): number | null =>
    wallNow.startsWith(day) ? wallMinutes(`${day}T00:00`, wallNow) : null
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.names}>
          <h1 className={styles.title} tabIndex={-1}>
            {board.title || 'Programme'}
          </h1>
          <p className={styles.facts}>
            {sayDays(board.firstDay, board.lastDay)}
            <Zone programme={programme} />
            {/^https?:\/\//i.test(board.url) && (
              <a href={board.url} rel="noopener">
                {new URL(board.url).host}
              </a>
            )}
          </p>
          {board.description && <p className={styles.description}>{board.description}</p>}
        </div>
        <MyLink slug={slug} />
        <ThemeButton />
      </header>
      <div className={styles.bar}>
        <nav aria-label="Days" className={styles.days}>
          {plans.map(({ day }) => (
            <a key={day} href={`#${dayAnchor(day)}`} data-today={wallNow.startsWith(day) || undefined}>
              {sayDay(day)}
            </a>
          ))}
        </nav>
        <LineStatus state={state} now={now} />
      </div>
      <main className={styles.main}>
        {programme.slots.length === 0 && (
          <p className={styles.empty}>The programme has no sessions yet. They will appear here by themselves.</p>
        )}
        {programme.slots.length > 0 &&
          plans.map((plan) => <DaySection key={plan.day} plan={plan} wide={wide} now={minuteOn(plan.day)} />)}
      </main>
      <p className="visually-hidden" role="status">
        {state.said}
      </p>
      <footer className={styles.footer}>
        {programme.edition !== null && <WhatChanged slug={slug} edition={programme.edition} />}
        <p className={styles.forms}>
          <span>This programme as</span>
          <a href={`/p/${slug}/schedule.ics`}>calendar</a>
          <a href={`/p/${slug}/schedule.csv`}>table</a>
          <a href={`/p/${slug}/schedule.md`}>text</a>
          <a href={`/p/${slug}/schedule.xml`}>XML</a>
          <a href={`/p/${slug}/schedule.json`}>JSON</a>
          {programme.edition !== null && <a href={`/p/${slug}/feed.xml`}>feed of changes</a>}
        </p>
        Made with <a href="/">Plumbline</a>. This page keeps the last programme for when there is no network.
      </footer>
    </div>
  )
}

/** Whose clock the times are of, and how the reader's own differs while the conference lasts. */
function Zone({ programme }: { programme: Programme }) {
  const { timeZone } = programme.board
  // The server does not know whose clock it is.
  const isHere = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const first = isHere ? programme.slots[0]?.start : undefined
  const difference = first ? sayDifference(-new Date(first).getTimezoneOffset() - offsetOf(first)) : ''
  return (
    <>
      <span>Times in {timeZone}</span>
      {difference && (
        <span>
          Your clock ({own}) is {difference}
        </span>
      )}
    </>
  )
}
