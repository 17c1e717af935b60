/** What requests and answers of the HTTP interface look like (DESIGN section 5), for both sides of it. */

import { z } from 'zod'
import { PUBLICATION_MODES, ROLES } from '../access.ts'
import { LIMITS } from '../board/values.ts'
import { parseId } from '../ids.ts'
import type { Comparison, Listed } from '../imports/comparison.ts'
import { draftSchema } from '../imports/draft.ts'
import { embedOrigin, MAX_EMBED_ORIGINS, sayNoOrigin } from '../origins.ts'
import { MAX_PICKED } from '../programme/picks.ts'
import { isDay, isTimeZone } from '../time.ts'

/** Largest request body, bytes. */
export const MAX_BODY = 10_000_000

const day = z.string().refine(isDay, 'must be a date like 2026-10-05')
const label = z.string().trim().max(LIMITS.title)

export const newBoardSchema = z
  .object({
    title: label.default(''),
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone like Europe/Prague'),
    firstDay: day,
    lastDay: day,
    /** Fills the new board with a made-up event, to look around in. */
    sample: z.boolean().optional(),
    /** Fills the new board with what an importer understood and a person corrected. */
    draft: draftSchema.optional(),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'], message: 'must not be before firstDay' })

export const sessionSchema = z.object({ key: z.string().min(1).max(200) })

/** The key of an entry or field of a comparison, or an id of the board. */
const key = z.string().max(LIMITS.line)
const keys = z.array(key).max(200_000)

export const choiceSchema = z.object({
  entries: keys,
  fields: keys,
  same: z
    .array(z.tuple([key, key]))
    .max(5_000)
    .optional(),
  remove: keys.optional(),
  asOf: z
    .array(z.tuple([key, z.string()]))
    .max(200_000)
    .optional(),
})

export const importSchema = z.object({
  text: z.string().min(1).max(MAX_BODY),
  /** The id of a reader; `auto` finds out. */
  format: z.string().max(40).default('auto'),
  dryRun: z.boolean().default(false),
  /** What of its comparison is taken; the usual where it is missing. */
  choice: choiceSchema.optional(),
})

export const newLinkSchema = z.object({
  role: z.enum(ROLES),
  label: label.default(''),
  /** ISO moment after which the link gives no access; `null` for never. */
  expires: z.iso.datetime({ offset: true }).nullable().default(null),
})

const embedOriginSchema = z.string().transform((text, context) => {
  const origin = embedOrigin(text)
  if (origin === null) context.addIssue({ code: 'custom', message: sayNoOrigin(text) })
  return origin ?? z.NEVER
})

/** What is not named stays as it is. */
export const publicationSchema = z
  .object({
    mode: z.enum(PUBLICATION_MODES).optional(),
    /** Whose pages may show the programme in a frame: all of them, each once. */
    embedOrigins: z
      .array(embedOriginSchema)
      .max(MAX_EMBED_ORIGINS, `must not be more than ${MAX_EMBED_ORIGINS} sites`)
      .transform((origins) => [...new Set(origins)])
      .optional(),
  })
  .refine(({ mode, embedOrigins }) => mode !== undefined || embedOrigins !== undefined, {
    path: ['mode'],
    message: 'must be there, or embedOrigins',
  })

/** How long an edition's note may be, characters. */
export const MAX_NOTE = 1_000
export const editionSchema = z.object({ note: z.string().max(MAX_NOTE).default('') })

export const picksSchema = z.object({
  topics: z.array(z.string().refine((id) => parseId('topic', id) !== null, 'must be ids of topics')).max(MAX_PICKED),
})

export type NewBoard = z.input<typeof newBoardSchema>
export type NewLink = z.input<typeof newLinkSchema>
export type ImportRequest = z.input<typeof importSchema>

export interface ApiError {
  readonly error: { readonly code: string; readonly message: string }
}

export interface BoardLinks {
  readonly owner: string
  readonly organizer: string
  readonly observer: string
  readonly programme: string
}

export interface BoardCreated {
  readonly id: string
  readonly slug: string
  readonly epoch: number
  readonly links: BoardLinks
}

export interface Session {
  readonly boardId: string
  readonly role: (typeof ROLES)[number]
  readonly label: string
}

export interface BoardFacts {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly epoch: number
  readonly role: (typeof ROLES)[number]
  readonly publication: (typeof PUBLICATION_MODES)[number]
  /** Whose pages may show the programme in a frame. */
  readonly embedOrigins: readonly string[]
  readonly counts: { readonly rooms: number; readonly slots: number; readonly topics: number; readonly tray: number }
}

/** As the list of editions has it; a withdrawn one is public no more. */
export interface EditionInfo {
  readonly number: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly note: string
  /** What it changed for attendees, in sentences. */
  readonly changes: readonly string[]
  /** Ids of the topics or slots that these are about, one each; empty for an edition of an earlier Plumbline. */
  readonly about: readonly string[]
  readonly withdrawn: boolean
}

/** The secret is in the answer that made it, and nowhere else. */
export interface PicksMade {
  readonly secret: string
  /** Whole address of the calendar that follows. */
  readonly calendar: string
}

export interface ImportAnswer {
  readonly format: string
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** How many fields differ from the source and were left as people have them on the board. */
  readonly edited: number
  /** On the board from an earlier import of this source, and not in it any more: they stay. */
  readonly gone: readonly Listed[]
  readonly warnings: readonly { readonly line: number; readonly quote: string; readonly message: string }[]
  /** Of a dry run: field by field what it would do. */
  readonly comparison?: Comparison
}

/** A grant as it is listed; `link` is there only in the answer that made it. */
export interface LinkInfo {
  readonly id: string
  readonly role: (typeof ROLES)[number]
  readonly label: string
  readonly created: string
  readonly expires: string | null
  readonly revoked: string | null
  /** When it let somebody in last, to the nearest ten minutes; `null` for never. */
  readonly used: string | null
  /** Who is connected by it now: a name for each connection, `null` where none is said (observers say none). */
  readonly here: readonly (string | null)[]
  readonly link?: string
}
