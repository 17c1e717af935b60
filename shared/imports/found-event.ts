/** An event as a schedule has it, before anybody knows in which zone, slot and track it comes to stand. */

import type { Stage } from '../board/model.ts'
import { parseId } from '../ids.ts'
import type { Day, WallTime } from '../time.ts'
import { isWallTime, wallPlus } from '../time.ts'
import type { DraftPerson, DraftRoom, DraftSlot, DraftTrack } from './draft.ts'
import type { Moment } from './moments.ts'

/** The label of a time that could not be read. */
export const TIME = 'time'

/** Ids of a board of our own are the same everywhere, whichever form they come in. */
export const OWN_SYSTEM = 'plumbline'

type Named<E> = Partial<E> & { readonly name: string }
/** With what the source says about them, which a board has no place for. */
export type Speaker = Named<DraftPerson> & { readonly about?: string }

export interface FoundEvent {
  /** At its source; '' where there is none. */
  readonly id: string
  readonly url: string
  readonly title: string
  /** Paragraphs, HTML or Markdown; said once where two are the same. */
  readonly texts: readonly string[]
  readonly type: string
  readonly stage: Stage
  readonly track: Named<DraftTrack> | null
  /** `null`: not said; `all`: in all of them at once. */
  readonly room: Named<DraftRoom> | 'all' | null
  readonly start: Moment | null
  readonly end: Moment | null
  readonly minutes: number | null
  readonly speakers: readonly Speaker[]
  readonly attendees: readonly { readonly person: Named<DraftPerson>; readonly attendance: 'required' | 'contingent' }[]
  readonly materials: readonly { readonly title: string; readonly url: string }[]
  /** What a board has no place for: a label and a value. */
  readonly rest: readonly (readonly [string, string])[]
  /** It is a slot by itself, without a topic. */
  readonly slot: DraftSlot['kind'] | null
  readonly line: number
}

export const foundEvent = (title: string): FoundEvent => ({
  id: '',
  url: '',
  title,
  texts: [],
  type: '',
  stage: 'accepted',
  track: null,
  room: null,
  start: null,
  end: null,
  minutes: null,
  speakers: [],
  attendees: [],
  materials: [],
  rest: [],
  slot: null,
  line: 1,
})

/** The id of one of our own boards in the address of an event's place on its page. */
export function ownIdIn(url: string): string | null {
  // A topic's page; of earlier versions a place on the programme's.
  const id = /(?:\/topics\/|#)([^/#?]+)$/.exec(url)?.[1] ?? ''
  return parseId('topic', id) ?? parseId('slot', id)
}

/** The wall time of a clock on a day that begins at `begins`: what is before is of the night after it. */
export function onDay(day: Day, clock: string, begins: string): WallTime {
  const after = clock < begins ? wallPlus(`${day}T${clock}`, 24 * 60) : ''
  // The last day of the calendar has no night.
  return isWallTime(after) ? after : `${day}T${clock}`
}
