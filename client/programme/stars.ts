/**
 * The topics that the reader starred, kept in this browser alone [P50]: each with what was last seen of it, so that nothing
 * that happens to it goes unsaid. One copy for all that show stars, and the same in every tab.
 */

import { keptValue } from '../kept-value.ts'

/** What a reader knows of a topic. */
export interface Seen {
  readonly title: string
  /** ISO 8601 with offset. */
  readonly start: string
  readonly end: string
  readonly room: string
}

export interface Star extends Seen {
  /** It was not in the programme when this browser looked last. */
  readonly isGone?: boolean
  /** The reader knows that. */
  readonly isDismissed?: boolean
}

/** By the id of the topic. */
export type Stars = Readonly<Record<string, Star>>

/** A topic of which nothing was seen yet: it came from another device, by its id alone. */
export const UNSEEN: Star = { title: '', start: '1970-01-01T00:00:00Z', end: '1970-01-01T00:00:00Z', room: '' }

/** Believes only what has this form: what is damaged is left out. */
export function starsFrom(value: unknown): Stars | null {
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(
    Object.entries(value as Record<string, Partial<Star> | null>).flatMap(([id, star]) => {
      if (!star || ![star.title, star.start, star.end, star.room].every((text) => typeof text === 'string')) return []
      const { title = '', start = '', end = '', room = '', isGone, isDismissed } = star
      const flags = { ...(isGone === true && { isGone }), ...(isDismissed === true && { isDismissed }) }
      return [[id, { title, start, end, room, ...flags }]]
    }),
  )
}

/** Stars it, or takes the star away. */
export function toggled(stars: Stars, id: string, seen: Seen): Stars {
  if (!Object.hasOwn(stars, id)) return { ...stars, [id]: seen }
  const { [id]: _, ...others } = stars
  return others
}

/** A programme that was hidden is not told by its stars either; that they are there stays. */
export function withoutWords(stars: Stars): Stars {
  const told = Object.values(stars).some(({ title, room }) => title || room)
  if (!told) return stars
  return Object.fromEntries(Object.entries(stars).map(([id, star]) => [id, { ...star, title: '', room: '' }]))
}

const store = keptValue<Stars>('stars.', starsFrom, {})

/** Of the programme at `slug`. The same object until something changes. */
export const starsOf = store.get
export const changeStars = store.change
export const onStars = store.subscribe
