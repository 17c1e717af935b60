/** What happened to starred topics since they were seen [P51]: pure, from the stars and the programme to news in words. */

import { ALL_ROOMS, roomNameOf } from '../../shared/exports/events.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { type Seen, type Star, type Stars, UNSEEN } from './stars.ts'

export type StarNews =
  | { readonly what: 'cancelled'; readonly id: string; readonly was: Star }
  | { readonly what: 'back' | 'changed'; readonly id: string; readonly was: Star; readonly now: Seen }

/** What there is to see of a topic; `null` where the programme has none of that id. */
export type SeenOf = (id: string) => Seen | null

export function seenIn(programme: Programme): SeenOf {
  const topics = new Map(programme.topics.map((topic) => [topic.id, topic]))
  const rooms = new Map(programme.rooms.map(({ id, name }) => [id, roomNameOf(name)]))
  const places = new Map(programme.slots.map(({ id, roomId }) => [id, rooms.get(roomId ?? '') ?? ALL_ROOMS]))
  return (id) => {
    const topic = topics.get(id)
    if (!topic) return null
    const { title, start, end, slotId } = topic
    return { title: title.trim() || 'Untitled', start, end, room: places.get(slotId) ?? ALL_ROOMS }
  }
}

/** In the order of the times that were known. */
export function starNews(stars: Stars, seenOf: SeenOf): StarNews[] {
  return Object.entries(stars)
    .flatMap(([id, was]): StarNews[] => {
      const now = seenOf(id)
      if (!now) return was.isDismissed ? [] : [{ what: 'cancelled', id, was }]
      if (was.isGone) return [{ what: 'back', id, was, now }]
      return isSame(was, now) ? [] : [{ what: 'changed', id, was, now }]
    })
    .toSorted((a, b) => Date.parse(a.was.start) - Date.parse(b.was.start))
}

const isSameTime = (a: Seen, b: Seen): boolean =>
  Date.parse(a.start) === Date.parse(b.start) && Date.parse(a.end) === Date.parse(b.end)
/** A word that was forgotten cannot have changed. */
const isSameWord = (was: string, now: string): boolean => was === now || was === ''
const isSame = (was: Seen, now: Seen): boolean =>
  isSameTime(was, now) && isSameWord(was.room, now.room) && isSameWord(was.title, now.title)

/** Notes which topics are not there, so that coming back can be told, and what is seen for the first time. */
export function noted(stars: Stars, seenOf: SeenOf): Stars {
  const fresh = Object.entries(stars).flatMap(([id, star]): [string, Star][] => {
    const now = seenOf(id)
    const isNew = star.start === UNSEEN.start
    if (now) return isNew ? [[id, now]] : []
    return star.isGone ? [] : [[id, { ...star, isGone: true, ...(isNew && { isDismissed: true }) }]]
  })
  return fresh.length === 0 ? stars : { ...stars, ...Object.fromEntries(fresh) }
}

/** The reader knows these news. */
export function dismissed(stars: Stars, ids: readonly string[], seenOf: SeenOf): Stars {
  const known = ids.flatMap((id) => {
    const star = stars[id]
    if (!star) return []
    return [[id, seenOf(id) ?? { ...star, isGone: true, isDismissed: true }] as const]
  })
  return { ...stars, ...Object.fromEntries(known) }
}

/** A sentence. `when` says a stretch of time: "Mon 5 Oct, 14:30–15:00". */
export function sayNews(news: StarNews, when: (of: Seen) => string): string {
  const { what, was } = news
  const name = `“${was.title || 'A topic'}”`
  switch (what) {
    case 'cancelled':
      return `${name} is cancelled. It was ${at(when(was), was.room)}.`
    case 'back':
      return `“${news.now.title}” is back: ${at(when(news.now), news.now.room)}.`
    case 'changed':
      return sayChange(name, was, news.now, when)
    default:
      return what satisfies never
  }
}

function sayChange(name: string, was: Seen, now: Seen, when: (of: Seen) => string): string {
  const isRenamed = !isSameWord(was.title, now.title)
  const isMoved = !isSameWord(was.room, now.room)
  const isRetimed = !isSameTime(was, now)
  const subject = was.title ? name : `“${now.title}”`
  const parts = (of: Seen) => at(isRetimed ? when(of) : '', isMoved ? of.room : '')
  const move = isMoved || isRetimed ? `now ${parts(now)}, instead of ${parts(was)}` : ''
  return `${subject} is ${[isRenamed && `now called “${now.title}”`, move].filter(Boolean).join(', and ')}.`
}

const at = (time: string, room: string): string => [time, room && `in ${room}`].filter(Boolean).join(' ')
