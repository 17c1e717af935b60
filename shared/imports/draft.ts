/** What an importer understood: plain values with warnings, to be looked at and corrected before they become a board. */

import { z } from 'zod'
import { boardJsonSchema } from '../board/board-json.ts'
import { SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from '../board/model.ts'
import { LIMITS } from '../board/values.ts'
import { isDay, isTimeZone, isWallTime } from '../time.ts'

const title = z.string().trim().min(1).max(LIMITS.title)
const line = z.string().max(LIMITS.line)
const text = z.string().max(LIMITS.text)
const minutes = z.int().min(1).max(LIMITS.minutes)
const day = z.string().refine(isDay, 'is not a date like 2026-10-05')
const zone = z.string().refine(isTimeZone, 'is not a time zone like Europe/Prague')
const wall = z.string().refine(isWallTime, 'is not a time like 2026-10-05T14:30')
/** An entry of another list, by its place there. */
const place = z.int().nonnegative()
/** What the entry is called in the system that it came from, so that a second import finds it again; empty: by its name. */
const origin = line.default('')

/** How many entries of a kind one import can have. */
export const MOST = { rooms: 500, people: 5_000, tracks: 500, slots: 5_000, topics: LIMITS.topics, warnings: 10_000 }

export const draftSchema = z.object({
  /** The form that was recognised: the id of a reader. */
  format: z.string().max(40),
  /** Whose ids `origin` and `source.id` are: `indico:1234` is one event of Indico. */
  system: line.default(''),
  /** Facts of the event; `null` where the text says nothing. */
  title: line.nullable(),
  timeZone: zone.nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  description: text.default(''),
  url: line.default(''),
  rooms: z
    .array(
      z.object({
        origin,
        name: title,
        capacity: z.int().nonnegative().nullable().default(null),
        features: line.default(''),
      }),
    )
    .max(MOST.rooms)
    .default([]),
  people: z.array(z.object({ origin, name: title, affiliation: line, contact: line })).max(MOST.people),
  tracks: z
    .array(
      z.object({
        origin,
        name: title,
        /** `null`: whichever is free. */
        color: z.enum(TRACK_COLORS).nullable().default(null),
        description: text,
        background: text,
        leads: z.array(place),
      }),
    )
    .max(MOST.tracks),
  slots: z
    .array(
      z.object({
        origin,
        /** `null`: all rooms. */
        room: place.nullable(),
        /** Wall time of the event. */
        start: wall,
        minutes,
        kind: z.enum(SLOT_KINDS),
        title: line,
        track: place.nullable(),
        public: z.boolean().default(true),
      }),
    )
    .max(MOST.slots)
    .default([]),
  topics: z
    .array(
      z.object({
        title,
        abstract: text,
        notes: text,
        minutes,
        kind: z.enum(TOPIC_KINDS),
        stage: z.enum(STAGES),
        track: place.nullable(),
        /** Where it stands; topics of one slot stand in the order of this list. `null`: the tray. */
        slot: place.nullable().default(null),
        speakers: z.array(place),
        attendees: z.array(z.object({ person: place, attendance: z.enum(['required', 'contingent']) })),
        materials: z.array(z.object({ title: line, url: line })),
        follows: z.object({ year: z.int(), status: line, url: line }).nullable(),
        audience: z.int().nonnegative().nullable().default(null),
        source: z.object({ system: line, id: line, url: line }),
      }),
    )
    .max(MOST.topics),
  /** What was not understood, or understood only in part; `line` counts from 1. */
  warnings: z.array(z.object({ line: z.int().positive(), quote: z.string(), message: z.string() })).max(MOST.warnings),
  /**
   * A whole board of ours, of which the rest is a part: an empty board takes it as it is, with every id [I20]. Whoever
   * changes the draft leaves it out.
   */
  whole: boardJsonSchema.optional(),
})

export type Draft = z.infer<typeof draftSchema>
export type DraftTopic = Draft['topics'][number]
export type DraftTrack = Draft['tracks'][number]
export type DraftPerson = Draft['people'][number]
export type DraftRoom = Draft['rooms'][number]
export type DraftSlot = Draft['slots'][number]
export type Warning = Draft['warnings'][number]

/** A draft that says nothing yet. */
export const emptyDraft = (format: string): Draft => ({
  format,
  system: '',
  title: null,
  timeZone: null,
  firstDay: null,
  lastDay: null,
  description: '',
  url: '',
  rooms: [],
  people: [],
  tracks: [],
  slots: [],
  topics: [],
  warnings: [],
})

export const draftPerson = (name: string): DraftPerson => ({ origin: '', name, affiliation: '', contact: '' })

export const draftTrack = (name: string): DraftTrack => ({
  origin: '',
  name,
  color: null,
  description: '',
  background: '',
  leads: [],
})

/** A proposed discussion of 20 minutes on the tray. */
export const draftTopic = (title: string, source: DraftTopic['source']): DraftTopic => ({
  title,
  abstract: '',
  notes: '',
  minutes: 20,
  kind: 'discussion',
  stage: 'proposed',
  track: null,
  slot: null,
  speakers: [],
  attendees: [],
  materials: [],
  follows: null,
  audience: null,
  source,
})
