/** The facts of the event itself in an import [I4]: an empty board takes them, any other is told where they differ. */

import type { Board, Meta } from '../board/model.ts'
import { fitText } from '../board/write.ts'
import { isDay, isTimeZone, sayDays } from '../time.ts'
import type { FieldChange } from './comparison.ts'
import type { Draft } from './draft.ts'
import { newsOf } from './plan.ts'
import { digest, hasIds, type Seen } from './seen.ts'

export const FACTS = ['title', 'timeZone', 'firstDay', 'lastDay', 'description', 'url'] as const
export type Fact = (typeof FACTS)[number]

/** As the draft has them; '' for what it does not say, or not as it must be. */
export function factsOf(draft: Draft): Record<Fact, string> {
  const { timeZone, firstDay, lastDay } = draft
  const days = isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay ? { firstDay, lastDay } : null
  return {
    title: fitText('title', draft.title ?? ''),
    timeZone: isTimeZone(timeZone) ? timeZone : '',
    firstDay: days?.firstDay ?? '',
    lastDay: days?.lastDay ?? '',
    description: fitText('description', draft.description),
    url: fitText('url', draft.url),
  }
}

/** Nobody has arranged anything yet: its days and zone are those of the form that made it. */
const isFresh = ({ tracks, slots, topics, bin }: Board): boolean =>
  tracks.size + slots.size + topics.size === 0 && !bin.some(({ kind }) => kind === 'track' || kind === 'topic')

export function factChanges(board: Board, draft: Draft, seen: Seen | null): FieldChange[] {
  const facts = factsOf(draft)
  const fresh = isFresh(board)
  return FACTS.flatMap((field): FieldChange | readonly [] => {
    const [before, after] = [board.meta[field], facts[field]]
    const news = newsOf(before, after, seen ? (seen.of[field] ?? '') : null)
    if (!news) return []
    const isSetting = fresh && after !== '' && (field === 'timeZone' || field === 'firstDay' || field === 'lastDay')
    return { field, before, after, ...news, ...(isSetting && { since: 'fill' as const }) }
  })
}

/** Remembered only of sources that are one event: pages share a system, and each is another's. */
export function factsSeen(draft: Draft): Seen | null {
  if (!hasIds(draft)) return null
  const hashes = Object.entries(factsOf(draft)).flatMap(([field, value]) => (value ? [[field, digest(value)]] : []))
  return { id: '', of: Object.fromEntries(hashes) as Record<string, string> }
}

/** Where the draft differs from the board as it is after the import. */
export function* saidDifferences(meta: Meta, draft: Draft): Generator<string> {
  const { timeZone, firstDay, lastDay } = factsOf(draft)
  if (firstDay && (firstDay !== meta.firstDay || lastDay !== meta.lastDay)) {
    yield `The page is for ${sayDays(firstDay, lastDay)}, the board for ${sayDays(meta.firstDay, meta.lastDay)}; the board’s days stay.`
  }
  if (timeZone && timeZone !== meta.timeZone) {
    yield `The page is in the time zone ${timeZone}, the board in ${meta.timeZone}; the board’s zone stays.`
  }
}
