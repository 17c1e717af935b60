/** What people correct of a draft before it is imported: titles, lengths and tracks of topics. Pure. */

import { record } from '../../shared/board/values.ts'
import type { Draft, DraftTopic } from '../../shared/imports/draft.ts'

export interface Correction {
  readonly title?: string
  readonly minutes?: number
  /** The place of a track in the draft. */
  readonly track?: number | null
}

/** By what the topic is called at its source: the columns of a table can be settled anew meanwhile. */
export type Corrections = Readonly<Record<string, Correction>>

export const NO_CORRECTIONS: Corrections = {}

export const correctionKey = ({ source, title }: DraftTopic): string => `${source.system} ${source.id || title}`

export function corrected(draft: Draft, corrections: Corrections): Draft {
  if (Object.keys(corrections).length === 0) return draft
  const topics = draft.topics.map((topic): DraftTopic => {
    const key = correctionKey(topic)
    const correction = Object.hasOwn(corrections, key) ? corrections[key] : undefined
    if (!correction) return topic
    const { title, minutes, track } = correction
    return {
      ...topic,
      ...(title?.trim() && { title: title.trim() }),
      ...(minutes !== undefined && { minutes }),
      ...(track !== undefined && (track === null || draft.tracks[track]) && { track }),
    }
  })
  // A whole board of ours would be taken as it was.
  const { whole: _, ...rest } = draft
  return { ...rest, topics }
}

export const withCorrection = (corrections: Corrections, topic: DraftTopic, change: Correction): Corrections => {
  const key = correctionKey(topic)
  return { ...corrections, [key]: { ...(Object.hasOwn(corrections, key) && corrections[key]), ...change } }
}

export function parseCorrections(value: unknown): Corrections {
  const parsed = Object.entries(record(value) ?? {}).flatMap(([key, one]) => {
    const raw = record(one)
    if (!raw) return []
    const { title, minutes, track } = raw
    const correction: Correction = {
      ...(typeof title === 'string' && { title }),
      ...(Number.isInteger(minutes) && { minutes: Number(minutes) }),
      ...((track === null || Number.isInteger(track)) && { track: track === null ? null : Number(track) }),
    }
    return [[key, correction] as const]
  })
  return Object.fromEntries(parsed)
}
