/** Which topics a filter leaves: those on the tray are shown, those in the grid stand out. Pure. */

import type { Board, Topic } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import { plain } from '../ui/matching.ts'
import type { TopicFilter } from './board-view.ts'

/** How many of the choices leave something out; words are seen where they are typed. */
export const choicesIn = ({ track, kind, stage, person }: TopicFilter): number =>
  [track, kind, stage, person].filter(Boolean).length

export const isFiltering = (filter: TopicFilter): boolean => choicesIn(filter) > 0 || filter.words.trim() !== ''

/**
 * Every word somewhere in the title, the track, or the name or affiliation of a speaker or key attendee, whoever it is
 * that is asked for among them. Abstracts are not searched: a card would not show why it is there.
 */
export function matchesFilter(board: Board, topic: Topic, filter: TopicFilter): boolean {
  const { track, kind, stage, person } = filter
  if (track !== null && topic.trackId !== track) return false
  if (kind !== null && topic.kind !== kind) return false
  if (stage !== null && topic.stage !== stage) return false
  if (person !== null && !topic.speakers.includes(person) && !topic.attendees.has(person)) return false
  const words = plain(filter.words).split(' ').filter(Boolean)
  if (words.length === 0) return true
  const text = plain(searchedIn(board, topic))
  return words.every((word) => text.includes(word))
}

function searchedIn({ people, tracks }: Board, { title, trackId, speakers, attendees }: Topic): string {
  const track = trackId ? tracks.get(trackId)?.name : undefined
  const own = [...speakers, ...attendees.keys()].flatMap((id) => people.get(id) ?? [])
  return [title, track ?? '', ...own.flatMap(({ name, affiliation }) => [name, affiliation])].join(' ')
}

/** The placed topics that a filter leaves out: they are dimmed in the grid. */
export function leftOutBy(board: Board, filter: TopicFilter): ReadonlySet<TopicId> {
  if (!isFiltering(filter)) return NONE
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics)
  return new Set(placed.flatMap(({ topic }) => (matchesFilter(board, topic, filter) ? [] : topic.id)))
}

const NONE: ReadonlySet<TopicId> = new Set()
