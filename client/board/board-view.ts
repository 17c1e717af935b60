/** What part of a board one looks at, and how: kept in the address, so that a link is a view. */

import type { Board, Stage, TopicKind } from '../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../shared/board/model.ts'
import { oneOf } from '../../shared/board/values.ts'
import type { PersonId, RoomId, TrackId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import { dayOf } from '../../shared/time.ts'

/** One day over all rooms, one room over all days, one track over everything, or all of it as lines. */
export const SHOWN = ['day', 'room', 'track', 'list'] as const
export type Shown = (typeof SHOWN)[number]

/** The step in which slots are moved and resized by hand, minutes. */
export const STEPS = [5, 10, 15, 30] as const
export type Step = (typeof STEPS)[number]

/** How tall a minute is drawn, as a part of its usual height. */
export const ZOOMS = [0.5, 0.7, 1, 1.4, 2] as const
export type Zoom = (typeof ZOOMS)[number]

export const TRAY_ORDERS = ['page', 'title', 'minutes', 'stage'] as const
export type TrayOrder = (typeof TRAY_ORDERS)[number]

export const TRAY_GROUPS = ['none', 'track', 'kind', 'stage', 'person'] as const
export type TrayGroup = (typeof TRAY_GROUPS)[number]

/** Which topics are shown on the tray, and stand out in the grid; `null` and `''` leave everything. */
export interface TopicFilter {
  readonly words: string
  readonly track: TrackId | null
  readonly kind: TopicKind | null
  readonly stage: Stage | null
  readonly person: PersonId | null
}

export interface BoardView {
  readonly shown: Shown
  readonly day: string
  /** Whose days are shown (`room`), whose topics (`track`); `null`: the first there is. */
  readonly room: RoomId | null
  readonly track: TrackId | null
  readonly step: Step
  readonly zoom: Zoom
  readonly hiddenRooms: readonly RoomId[]
  readonly filter: TopicFilter
  readonly order: TrayOrder
  readonly group: TrayGroup
}

export const NO_FILTER: TopicFilter = { words: '', track: null, kind: null, stage: null, person: null }

/** The view of an address's query; what cannot be read is as it usually is. */
export function viewOf(query: string, board: Board): BoardView {
  const asked = new URLSearchParams(query)
  const numberOf = <T extends number>(key: string, allowed: readonly T[], usual: T): T =>
    allowed.find((one) => String(one) === asked.get(key)) ?? usual
  const day = asked.get('day') ?? ''
  return {
    shown: oneOf(SHOWN)(asked.get('show')) ?? 'day',
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : firstDayWithSlots(board),
    room: parseId('room', asked.get('room')),
    track: parseId('track', asked.get('track')),
    step: numberOf('step', STEPS, 5),
    zoom: numberOf('zoom', ZOOMS, 1),
    hiddenRooms: (asked.get('hide') ?? '').split('.').flatMap((id) => parseId('room', id) ?? []),
    filter: {
      words: asked.get('words') ?? '',
      track: parseId('track', asked.get('of')),
      kind: oneOf(TOPIC_KINDS)(asked.get('kind')),
      stage: oneOf(STAGES)(asked.get('stage')),
      person: parseId('person', asked.get('person')),
    },
    order: oneOf(TRAY_ORDERS)(asked.get('sort')) ?? 'page',
    group: oneOf(TRAY_GROUPS)(asked.get('group')) ?? 'none',
  }
}

/** The query of a view, without what is as usual; begins with `?`, or is empty. */
export function queryOf(view: BoardView, board: Board): string {
  const { filter } = view
  const said: readonly (readonly [string, string | number | null, string | number])[] = [
    ['show', view.shown, 'day'],
    ['day', view.day, firstDayWithSlots(board)],
    ['room', view.room, ''],
    ['track', view.track, ''],
    ['step', view.step, 5],
    ['zoom', view.zoom, 1],
    ['hide', view.hiddenRooms.join('.'), ''],
    ['words', filter.words, ''],
    ['of', filter.track, ''],
    ['kind', filter.kind, ''],
    ['stage', filter.stage, ''],
    ['person', filter.person, ''],
    ['sort', view.order, 'page'],
    ['group', view.group, 'none'],
  ]
  const query = new URLSearchParams(
    said.flatMap(([key, value, usual]) => ((value ?? '') === usual ? [] : [[key, String(value)]])),
  ).toString()
  return query && `?${query}`
}

/** The first of the board's days that has slots, else its first. */
export function firstDayWithSlots({ meta, lineups }: Board): string {
  const days = [...lineups.values()]
    .map(({ slot }) => dayOf(slot.place.start))
    .filter((one) => one >= meta.firstDay && one <= meta.lastDay)
  return days[0] ?? meta.firstDay
}
