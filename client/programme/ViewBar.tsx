/** How the programme is shown: by day, room or track; what of it; in whose time. Plain links and a plain form at first. */

import { useEffect, useId, useRef, useState } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay } from '../../shared/time.ts'
import { Icon } from '../ui/Icon.tsx'
import { pathOf } from './public-address.ts'
import { goTo } from './use-address.ts'
import { useIsHere } from './use-is-here.ts'
import type { ShownTimes } from './use-times.ts'
import styles from './ViewBar.module.css'
import type { FilterName, View, ViewBy } from './view.ts'
import { ALL, daysOf, FILTERS, filterCount, kindsOf, queryOf, unfiltered, VIEWS } from './view.ts'
import { ZoneSwitch } from './ZoneSwitch.tsx'

export interface ViewBarProps {
  slug: string
  programme: Programme
  view: View
  times: ShownTimes
  /** What was found, in words; empty where nothing is asked. */
  found: string
}

const BY: Record<ViewBy, string> = { day: 'Days', room: 'Rooms', track: 'Tracks' }
const LABELS: Record<FilterName, string> = { day: 'Day', track: 'Track', room: 'Room', person: 'Person', kind: 'Kind' }
/** Nobody types on for so long. */
const TYPING_MS = 250

export const viewPath = (slug: string, view: View): string =>
  pathOf({ slug, shown: { page: 'programme' }, query: queryOf(view) })

export function ViewBar({ slug, programme, view, times, found }: ViewBarProps) {
  const show = (next: Partial<View>) => goTo(viewPath(slug, { ...view, ...next }), { replace: true })
  const search = useSearch(view.q, (q) => show({ q }))
  const count = filterCount({ ...view, q: '' })
  // The list of everybody is long, and there for whoever opens the filters.
  const [startsOpen] = useState(count > 0)
  const [wasOpened, setOpened] = useState(false)
  const isOpened = useIsHere() && (wasOpened || startsOpen)
  const searchId = useId()
  return (
    <search className={styles.bar} id="find" aria-label="The programme">
      <nav className={styles.views} aria-label="View">
        {VIEWS.map((by) => (
          <a key={by} href={viewPath(slug, { ...view, by })} aria-current={view.by === by ? 'true' : undefined}>
            {BY[by]}
          </a>
        ))}
      </nav>
      <form
        className={styles.form}
        action={viewPath(slug, ALL)}
        method="get"
        onSubmit={(event) => {
          event.preventDefault()
          search.now()
        }}
      >
        {view.by !== 'day' && <input type="hidden" name="view" value={view.by} />}
        <div className={styles.search}>
          <Icon name="search" />
          <label className="visually-hidden" htmlFor={searchId}>
            Search topics, people and tracks
          </label>
          <input
            id={searchId}
            type="search"
            name="q"
            placeholder="Search topics, people, tracks"
            maxLength={100}
            autoComplete="off"
            value={search.text}
            onChange={(event) => search.type(event.target.value)}
          />
        </div>
        <details
          className={styles.filters}
          open={startsOpen || undefined}
          onToggle={(event) => event.currentTarget.open && setOpened(true)}
        >
          <summary>
            <Icon name="filter" />
            Filter{count > 0 && ` (${count})`}
          </summary>
          <div className={styles.fields}>
            {FILTERS.map((name) => {
              const options = optionsOf(name, programme, isOpened, view.person)
              if (options.length < 2 && view[name] === null && name !== 'person') return null
              return (
                <label key={name} className={styles.field}>
                  <span>{LABELS[name]}</span>
                  <select
                    name={name}
                    value={view[name] ?? ''}
                    onChange={(event) => show({ [name]: event.target.value || null })}
                  >
                    <option value="">All</option>
                    {options.map(([value, words]) => (
                      <option key={value} value={value}>
                        {words}
                      </option>
                    ))}
                  </select>
                </label>
              )
            })}
          </div>
        </details>
        <button type="submit" className={styles.submit}>
          Show
        </button>
      </form>
      <div className={styles.found}>
        <p role="status">{found}</p>
        {filterCount(view) > 0 && <ClearLink slug={slug} view={view} onClear={search.forget} />}
      </div>
      <ZoneSwitch programme={programme} times={times} />
    </search>
  )
}

/** One press shows everything again; the reader's "back" does not stop at what was filtered. */
export function ClearLink({ slug, view, onClear }: { slug: string; view: View; onClear?: () => void }) {
  const path = viewPath(slug, unfiltered(view))
  return (
    <a
      className={styles.clear}
      href={path}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        onClear?.()
        goTo(path, { replace: true })
      }}
    >
      Clear filters
    </a>
  )
}

/** Of the people only the one who is asked for, unless `isOpened`. */
function optionsOf(
  name: FilterName,
  programme: Programme,
  isOpened: boolean,
  person: string | null,
): [value: string, words: string][] {
  switch (name) {
    case 'day':
      return daysOf(programme).map((day) => [day, sayDay(day)])
    case 'track':
      return programme.tracks.map(({ id, name }) => [id, name])
    case 'room':
      return programme.rooms.map(({ id, name }) => [id, name])
    case 'person':
      return programme.people
        .filter(({ id }) => isOpened || id === person)
        .map(({ id, name }): [string, string] => [id, name])
        .sort(([, a], [, b]) => a.localeCompare(b))
    case 'kind':
      return kindsOf(programme).map((kind) => [kind, kind])
    default:
      return name satisfies never
  }
}

/** What is typed, and told when the typing rests: browsers take only so many addresses a second. */
function useSearch(shown: string, tell: (q: string) => void) {
  const [text, setText] = useState(shown)
  const [was, setWas] = useState(shown)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  // Back, forward, or a link: the field follows. What was just typed is not taken back by its own arrival.
  if (was !== shown) {
    setWas(shown)
    if (text.trim() !== shown) setText(shown)
  }
  const stop = () => clearTimeout(timer.current)
  return {
    text,
    type(next: string) {
      setText(next)
      stop()
      timer.current = setTimeout(() => latest.current(next.trim()), TYPING_MS)
    },
    now() {
      stop()
      tell(text.trim())
    },
    forget() {
      stop()
      setText('')
    },
  }
}
