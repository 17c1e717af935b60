/** The whole programme: by day, room or track, all of it or what was asked for. */

import { useMemo } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay, sayDays } from '../../shared/time.ts'
import { ThemeButton } from '../ui/Theme.tsx'
import { DaySection, NOW_ANCHOR, nowFor } from './DaySection.tsx'
import { nowIn, sectionPlans } from './day-plan.ts'
import { gridRows } from './grid-rows.ts'
import { LineStatus } from './LineStatus.tsx'
import { MyLink } from './MyLink.tsx'
import { NowNext } from './NowNext.tsx'
import { narrowed } from './narrowed.ts'
import { nowAndNext } from './now-next.ts'
import styles from './ProgrammePage.module.css'
import { nowCss, placesCss } from './places-css.ts'
import { printCss } from './print-css.ts'
import type { ProgrammeState } from './programme-state.ts'
import { pagePath } from './public-address.ts'
import { Still } from './Still.tsx'
import { StyleText } from './StyleText.tsx'
import { useAddress } from './use-address.ts'
import { useTimes } from './use-times.ts'
import { ClearLink, ViewBar, viewPath } from './ViewBar.tsx'
import type { FilterName, View } from './view.ts'
import { ALL, filterCount, queryOf, readView } from './view.ts'
import { wallAt } from './zones.ts'

export interface WholeProgrammeProps {
  slug: string
  programme: Programme
  state: ProgrammeState
  /** Milliseconds since 1970. */
  now: number
}

export function WholeProgramme({ slug, programme, state, now }: WholeProgrammeProps) {
  const { board } = programme
  const { query } = useAddress()
  const times = useTimes(programme)
  const { view, unknown } = useMemo(() => readView(query, programme), [query, programme])
  const left = useMemo(() => narrowed(programme, view), [programme, view])
  const isFiltered = filterCount(view) > 0
  const plans = useMemo(
    () => sectionPlans(left.programme, view.by, times, !isFiltered),
    [left, view, times, isFiltered],
  )
  const rows = useMemo(() => plans.map(gridRows), [plans])
  const places = useMemo(() => placesCss(plans, rows), [plans, rows])
  const said = useMemo(() => nowAndNext(programme, times, now), [programme, times, now])
  const today = wallAt(now, times.zone).slice(0, 10)
  const here = plans.findIndex((plan) => nowIn(plan, now) !== null)
  const event = board.title || 'Programme'
  const asked = wordsOf(view, programme)
  const print = { event, below: [...asked, `Times in ${times.zone}`].join(' · ') }
  const isAll = view.by === 'day' && !isFiltered
  return (
    <Still of={`${queryOf(view)} ${times.zone}`}>
      <div className={styles.page} data-printed>
        <StyleText css={places} />
        <StyleText css={printCss(plans, print)} />
        <StyleText css={nowCss(plans, rows, now)} />
        <header className={styles.header}>
          <div className={styles.names}>
            <h1 className={styles.title} tabIndex={-1}>
              {event}
            </h1>
            <p className={styles.facts}>
              <span>{sayDays(board.firstDay, board.lastDay)}</span>
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
        <ViewBar
          slug={slug}
          programme={programme}
          view={view}
          times={times}
          found={sayFound(left.topics, left.of, isFiltered, unknown)}
        />
        {asked.length > 0 && <p className={styles.asked}>{asked.join(' · ')}</p>}
        <div className={styles.bar}>
          <nav aria-label={{ day: 'Days', room: 'Rooms', track: 'Tracks' }[view.by]} className={styles.days}>
            {here !== -1 && (
              <a className={styles.toNow} href={`#${NOW_ANCHOR}`}>
                Now
              </a>
            )}
            {plans.map(({ id, title, day }) => (
              <a key={id} href={`#${id}`} data-today={day === today || undefined}>
                {title}
              </a>
            ))}
          </nav>
          <a className={styles.toFind} href="#find">
            Find
          </a>
          <LineStatus state={state} now={now} />
        </div>
        <NowNext said={said} now={now} times={times} linkTo={({ id }) => `${isAll ? '' : viewPath(slug, ALL)}#${id}`} />
        <main className={styles.main}>
          {programme.slots.length === 0 && (
            <p className={styles.empty}>The programme has no sessions yet. They will appear here by themselves.</p>
          )}
          {programme.slots.length > 0 && left.programme.slots.length === 0 && (
            <p className={styles.empty}>
              Nothing in the programme is like that. Try fewer words or other filters, or{' '}
              <ClearLink slug={slug} view={view} />
            </p>
          )}
          {left.programme.slots.length > 0 &&
            plans.map((plan, at) => {
              const own = rows[at]
              return (
                own && (
                  <DaySection
                    key={plan.id}
                    plan={plan}
                    rows={own}
                    at={at}
                    now={nowFor(plan, now)}
                    isNowHere={at === here}
                  />
                )
              )
            })}
        </main>
        <p className="visually-hidden" role="status">
          {state.said}
        </p>
        <footer className={styles.footer}>
          {programme.edition !== null && (
            <p>
              <a href={pagePath(slug, { page: 'changes', edition: null })}>
                What changed (edition {programme.edition})
              </a>
            </p>
          )}
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
    </Still>
  )
}

/** The filters that hold, in words: for the head of printed pages. */
function wordsOf({ day, track, room, person, kind, q }: View, { tracks, rooms, people }: Programme): string[] {
  const named = (entries: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    entries.find((entry) => entry.id === id)?.name
  return [
    day && sayDay(day),
    named(tracks, track),
    named(rooms, room),
    named(people, person),
    kind,
    q && `“${q}”`,
  ].filter((words) => typeof words === 'string' && words !== '') as string[]
}

function sayFound(topics: number, of: number, isFiltered: boolean, unknown: readonly FilterName[]): string {
  const found = isFiltered ? `${topics} of ${of} ${of === 1 ? 'topic' : 'topics'}.` : ''
  if (unknown.length === 0) return found
  const left = `This address asks for a ${unknown.join(' and a ')} that the programme does not have (any more).`
  return `${left} ${isFiltered ? found : 'Everything is shown.'}`
}
