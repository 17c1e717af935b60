/** What requests and answers about the past of a board look like, for both sides of them. */

import { z } from 'zod'
import type { Role } from '../access.ts'
import type { ContentJson } from '../board/content.ts'
import type { About } from '../board/step-words.ts'
import { LIMITS } from '../board/values.ts'
import { parseId } from '../ids.ts'
import { isDay } from '../time.ts'

const id = (kind: 'topic' | 'slot') =>
  z.string().refine((text) => parseId(kind, text) !== null, `must be a ${kind}’s id`)

/** `all`, or a part of it; `arrangement`: rooms, slots, and where and how long topics are. */
export const restoreSchema = z.object({
  what: z
    .union([
      z.literal('all'),
      z.literal('arrangement'),
      z.object({ topic: id('topic') }),
      z.object({ slot: id('slot') }),
      z.object({ day: z.string().refine(isDay, 'must be a date like 2026-10-05') }),
    ])
    .default('all'),
})

export const keepSchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(LIMITS.title),
  kind: z.enum(['moment', 'alternative']).default('moment'),
  /** A moment's number or id; without one, the board as it is now. */
  of: z.string().optional(),
})

export const activitySchema = z.object({
  /** Steps before this number. */
  before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
  most: z.coerce.number().int().min(1).max(200).default(100),
  /** As who did it is called. */
  by: z.string().optional(),
  topic: z.string().optional(),
  room: z.string().optional(),
  /** Somebody whom it is about. */
  person: z.string().optional(),
})

export type StepWriter =
  | { readonly name: string; readonly label: string; readonly role: Role }
  /** The server's own. */
  | { readonly server: string }

export interface ActivityStep extends About {
  readonly step: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly who: StepWriter
  readonly words: string
}

/** The newest first. */
export interface Activity {
  readonly steps: readonly ActivityStep[]
  /** To ask for older ones; `null` where there are none. */
  readonly before: number | null
}

/** The board after a step. */
export interface HistoryMoment {
  readonly step: number
  readonly at: number
  readonly what: 'work' | 'restored' | 'before-restore' | 'edition'
  /** Its number. */
  readonly edition?: number
}

/** One that somebody keeps. */
export interface KeptMomentFacts {
  readonly id: string
  readonly kind: 'moment' | 'alternative'
  readonly step: number
  readonly at: number
  readonly name: string
  readonly by: string
}

export interface History {
  /** How many days are kept. */
  readonly days: number
  /** The newest first. */
  readonly moments: readonly HistoryMoment[]
  readonly kept: readonly KeptMomentFacts[]
}

export interface PastBoard {
  readonly step: number
  readonly content: ContentJson
}

export interface RestoreAnswer {
  /** How many entries were changed. */
  readonly changed: number
}

/** As people are called in lists and filters: by their name, else by their link. */
export const sayWho = (who: StepWriter): string => ('server' in who ? 'Plumbline' : who.name || who.label || 'Somebody')
