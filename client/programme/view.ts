/** How the whole programme is shown, as it stands in the address: read from any query, written in one form. Pure. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import { dayOf, daysFrom } from '../../shared/time.ts'

export const VIEWS = ['day', 'room', 'track'] as const
export type ViewBy = (typeof VIEWS)[number]

/** What is left of the programme; each stands in the address under its own name. */
export interface Filters {
  /** In the conference's time, so that a link means the same everywhere. */
  readonly day: Day | null
  readonly track: string | null
  readonly room: string | null
  readonly person: string | null
  readonly kind: string | null
  /** As it was typed, without spaces around. */
  readonly q: string
}

export interface View extends Filters {
  readonly by: ViewBy
}

export const FILTERS = ['day', 'track', 'room', 'person', 'kind'] as const
export type FilterName = (typeof FILTERS)[number]

export const ALL: View = { by: 'day', day: null, track: null, room: null, person: null, kind: null, q: '' }
const LONGEST_SEARCH = 100

export interface ReadView {
  readonly view: View
  /** Filters that name what this programme does not have (any more): they are left out. */
  readonly unknown: readonly FilterName[]
}

/** Nonsense is left out; only what the programme has can change what is drawn. */
export function readView(query: string, programme: Programme): ReadView {
  const asked = new URLSearchParams(query)
  const unknown: FilterName[] = []
  const one = (name: FilterName, has: (value: string) => boolean): string | null => {
    const value = asked.get(name)
    if (!value) return null
    if (has(value)) return value
    unknown.push(name)
    return null
  }
  const isIn =
    (entries: readonly { readonly id: string }[]) =>
    (value: string): boolean =>
      entries.some(({ id }) => id === value)
  const view: View = {
    by: VIEWS.find((by) => by === asked.get('view')) ?? 'day',
    day: one('day', (value) => daysOf(programme).includes(value)),
    track: one('track', isIn(programme.tracks)),
    room: one('room', isIn(programme.rooms)),
    person: one('person', isIn(programme.people)),
    kind: one('kind', (value) => kindsOf(programme).includes(value)),
    q: (asked.get('q') ?? '').trim().slice(0, LONGEST_SEARCH).toWellFormed(),
  }
  return { view, unknown }
}

/** The one way to write a view, without a question mark; empty for the whole programme by day. */
export function queryOf(view: View): string {
  const written = new URLSearchParams()
  if (view.by !== 'day') written.set('view', view.by)
  for (const name of FILTERS) {
    const value = view[name]
    if (value) written.set(name, value)
  }
  if (view.q) written.set('q', view.q)
  return written.toString()
}

/** How many filters hold, the search among them. */
export const filterCount = (view: View): number =>
  FILTERS.filter((name) => view[name] !== null).length + (view.q === '' ? 0 : 1)

/** The same view of everything. */
export const unfiltered = ({ by }: View): View => ({ ...ALL, by })

/** The board's days, and others on which something stands, in the conference's time. */
export function daysOf({ board, slots }: Programme): Day[] {
  return [...new Set([...daysFrom(board.firstDay, board.lastDay), ...slots.map(({ start }) => dayOf(start))])].sort()
}

export const kindsOf = ({ topics }: Programme): string[] =>
  [...new Set(topics.map(({ kind }) => kind).filter((kind) => kind !== ''))].sort()
