/** What pretalx says of rooms, tracks, people and talks, in the words of a draft. */

import type { Stage } from '../board/model.ts'
import { record } from '../board/values.ts'
import { isWallTime, wallPlus } from '../time.ts'
import type { Loose } from './loose-values.ts'
import { countOf, nameIn, plainLine, recordsOf, textAt, textOf, valueAt } from './loose-values.ts'
import type { Moment } from './moments.ts'
import { trackColorOf } from './track-color.ts'

const STAGES: Readonly<Record<string, Stage>> = {
  submitted: 'proposed',
  draft: 'proposed',
  accepted: 'accepted',
  confirmed: 'accepted',
  rejected: 'declined',
  canceled: 'withdrawn',
  cancelled: 'withdrawn',
  withdrawn: 'withdrawn',
  deleted: 'withdrawn',
}

export const stageOf = (submission: Loose): Stage => {
  const state = textAt(submission, 'state').toLowerCase()
  return (Object.hasOwn(STAGES, state) ? STAGES[state] : undefined) ?? 'accepted'
}

/** Read into places of their own, or of no use to people. */
const TAKEN = new Set(
  `code title state slot slots speakers submission_type submission_type_id track track_id abstract description duration
   resources internal_notes notes slot_count access_code anonymised_data is_anonymised assigned_reviewers pending_state urls`.split(
    /\s+/,
  ),
)
const LABELS = new Map(Object.entries({ content_locale: 'language', do_not_record: 'do not record' }))

export const byKey = (entries: readonly Loose[], key: string): ReadonlyMap<string, Loose> =>
  new Map(entries.map((entry) => [textOf(valueAt(entry, key)), entry]))

export const codeIn = (value: unknown): string => {
  const submission = record(value)
  return submission ? textAt(submission, 'code') : textOf(value)
}

export const roomFacts = (room: Loose) => ({
  name: nameIn(valueAt(room, 'name')) || `Room ${textAt(room, 'id')}`,
  origin: textAt(room, 'id', 'guid').slice(0, 200),
  capacity: countOf(valueAt(room, 'capacity')),
  features: textAt(room, 'description'),
})

export const trackFacts = (track: Loose) => ({
  name: nameIn(valueAt(track, 'name')),
  origin: textAt(track, 'id').slice(0, 200),
  color: trackColorOf(textAt(track, 'color')),
  description: textAt(track, 'description'),
})

export const personFacts = (speaker: Loose) => ({
  name: textAt(speaker, 'name', 'code'),
  origin: textAt(speaker, 'code').slice(0, 200),
  affiliation: textAt(speaker, 'affiliation', 'organisation', 'company'),
  about: textAt(speaker, 'biography'),
  contact: textAt(speaker, 'email'),
})

export function* restOf(submission: Loose): Generator<[string, string]> {
  for (const key of ['internal_notes', 'notes']) yield [key.replace('_', ' '), textAt(submission, key).slice(0, 5_000)]
  for (const [key, value] of Object.entries(submission)) {
    if (TAKEN.has(key) || value === false) continue
    if (key !== 'answers') yield [LABELS.get(key) ?? key.slice(0, 60), plainLine(value).slice(0, 2_000)]
  }
  for (const answer of recordsOf(valueAt(submission, 'answers'))) {
    const question = valueAt(answer, 'question')
    const asked = record(question)
    const label = asked ? textAt(asked, 'question', 'name') : `question ${textOf(question)}`
    yield [label.slice(0, 60) || 'answer', textAt(answer, 'answer').slice(0, 2_000)]
  }
}

export function dayAfter(start: Moment): Moment {
  const wall = wallPlus(start.wall, 1_440)
  return isWallTime(wall) ? { ...start, wall } : start
}
