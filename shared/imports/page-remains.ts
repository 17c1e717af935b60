/** The last look at a page: what of it stands nowhere in the draft, and what of the draft is too large for a board. */

import { cut, LIMITS } from '../board/values.ts'
import type { Draft, DraftTrack, Warning } from './draft.ts'
import { MOST } from './draft.ts'
import { wordsOf } from './keys.ts'
import type { PageLine } from './page-lines.ts'

/** Lines with a word that the draft has nowhere; of those in `left`, only what is left to account for counts. */
export function lost(lines: readonly PageLine[], left: ReadonlyMap<number, string>, draft: Draft): PageLine[] {
  const kept = new Set<string>()
  const keep = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsOf(value)) kept.add(word)
    else if (value instanceof Object) for (const inner of Object.values(value)) keep(inner)
  }
  keep(draft)
  return lines.filter(({ number, content }) => wordsOf(left.get(number) ?? content).some((word) => !kept.has(word)))
}

/** The draft within what a board can hold; what had to be left out is quoted in a warning. */
export function withinLimits(draft: Draft): Draft {
  const warnings: Warning[] = []
  const text = (value: string, where: string): string => {
    if (value.length <= LIMITS.text) return value
    const message = `${where} is longer than ${LIMITS.text} characters; the rest was left out.`
    const kept = cut(value, LIMITS.text)
    warnings.push({ line: 1, quote: value.slice(kept.length), message })
    return kept
  }
  const tracks = draft.tracks.slice(0, MOST.tracks).map(
    (track): DraftTrack => ({
      ...track,
      leads: track.leads.filter((at) => at < MOST.people),
      description: text(track.description, 'The description'),
      background: text(track.background, 'The background'),
    }),
  )
  const topics = draft.topics.slice(0, MOST.topics).map((topic) => ({
    ...topic,
    track: topic.track !== null && topic.track < MOST.tracks ? topic.track : null,
    abstract: text(topic.abstract, `What is said of “${topic.title}”`),
    attendees: topic.attendees.filter(({ person }) => person < MOST.people),
  }))
  for (const { title, abstract } of draft.topics.slice(MOST.topics)) {
    warnings.push({
      line: 1,
      quote: `${title}\n${abstract}`,
      message: `A page can have ${MOST.topics} topics at most.`,
    })
  }
  for (const { name, affiliation, contact } of draft.people.slice(MOST.people)) {
    const message = `A page can have ${MOST.people} people at most.`
    warnings.push({ line: 1, quote: `${name} ${affiliation} ${contact}`, message })
  }
  for (const { name, description, background } of draft.tracks.slice(MOST.tracks)) {
    const message = `One import can have ${MOST.tracks} tracks at most.`
    warnings.push({ line: 1, quote: `${name}\n${description}\n${background}`, message })
  }
  for (const { name } of draft.rooms.slice(MOST.rooms)) {
    warnings.push({ line: 1, quote: name, message: `One import can have ${MOST.rooms} rooms at most.` })
  }
  const slots = draft.slots
    .slice(0, MOST.slots)
    .filter(({ room, track }) => (room ?? 0) < MOST.rooms && (track ?? 0) < MOST.tracks)
  const all = [...draft.warnings, ...warnings]
  const [people, rooms] = [draft.people.slice(0, MOST.people), draft.rooms.slice(0, MOST.rooms)]
  return { ...draft, people, rooms, tracks, slots, topics, warnings: atMost(all) }
}

/** The last warning speaks for all that follow it. */
function atMost(warnings: readonly Warning[]): Warning[] {
  if (warnings.length <= MOST.warnings) return [...warnings]
  const rest = warnings.slice(MOST.warnings - 1)
  const quote = rest.map((warning) => warning.quote).join('\n')
  const message = `${rest.length} more lines were not understood.`
  return [...warnings.slice(0, MOST.warnings - 1), { line: rest[0]?.line ?? 1, quote, message }]
}
