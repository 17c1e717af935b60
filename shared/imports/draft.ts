/** What an importer understood: plain values with warnings, to be looked at and corrected before they become a board. */

import { z } from 'zod'
import { STAGES, TOPIC_KINDS } from '../board/model.ts'
import { LIMITS } from '../board/values.ts'
import { isDay, isTimeZone } from '../time.ts'

const title = z.string().trim().min(1).max(LIMITS.title)
const line = z.string().max(LIMITS.line)
const text = z.string().max(LIMITS.text)
const minutes = z.int().min(1).max(LIMITS.minutes)
const day = z.string().refine(isDay, 'is not a date like 2026-10-05')
const zone = z.string().refine(isTimeZone, 'is not a time zone like Europe/Prague')
/** A person, by its place in `people`. */
const personAt = z.int().nonnegative()

export const draftSchema = z.object({
  /** The form that was recognised. */
  format: z.string().max(40),
  /** Facts of the event; `null` where the text says nothing. */
  title: line.nullable(),
  timeZone: zone.nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  people: z.array(z.object({ name: title, affiliation: line, contact: line })).max(2_000),
  tracks: z.array(z.object({ name: title, description: text, background: text, leads: z.array(personAt) })).max(200),
  topics: z
    .array(
      z.object({
        title,
        abstract: text,
        notes: text,
        minutes,
        kind: z.enum(TOPIC_KINDS),
        stage: z.enum(STAGES),
        /** A track, by its place in `tracks`. */
        track: z.int().nonnegative().nullable(),
        speakers: z.array(personAt),
        attendees: z.array(z.object({ person: personAt, attendance: z.enum(['required', 'contingent']) })),
        materials: z.array(z.object({ title: line, url: line })),
        follows: z.object({ year: z.int(), status: line, url: line }).nullable(),
        source: z.object({ system: line, id: line, url: line }),
      }),
    )
    .max(2_000),
  /** What was not understood, or understood only in part; `line` counts from 1. */
  warnings: z.array(z.object({ line: z.int().positive(), quote: z.string(), message: z.string() })).max(10_000),
})

export type Draft = z.infer<typeof draftSchema>
export type DraftTopic = Draft['topics'][number]
export type DraftTrack = Draft['tracks'][number]
export type DraftPerson = Draft['people'][number]
export type Warning = Draft['warnings'][number]
