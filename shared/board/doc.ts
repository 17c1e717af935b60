/**
 * Where things lie in the Y.Doc (DESIGN section 3), and the one door through which it is changed.
 * Maps are fetched by name only; each entry is a Y.Map under a fresh id, made whole in one transaction [M2, M10].
 */

import * as Y from 'yjs'
import type { RandomBytes } from '../ids.ts'
import type { EntryKind } from './model.ts'
import type { Writer } from './writer.ts'

export const MAPS = ['meta', 'rooms', 'tracks', 'people', 'slots', 'topics'] as const
export type MapName = (typeof MAPS)[number]

export const MAP_OF: Record<EntryKind, Exclude<MapName, 'meta'>> = {
  room: 'rooms',
  track: 'tracks',
  person: 'people',
  slot: 'slots',
  topic: 'topics',
}

/** Sets are keys with a prefix, never an array: two people add to one set without meeting [M2]. */
export const PREFIX = {
  lead: 'lead:',
  speaker: 'speaker:',
  attendee: 'attendee:',
  material: 'material:',
  away: 'away:',
  wish: 'wish:',
  accepted: 'accepted:',
  /** What an import remembers of its source, by the source's name: `imports/seen.ts`. Private for ever. */
  seen: 'seen:',
} as const

/** Where a change came from decides whether it is sent, stored, undone: said, never guessed. */
export type Origin =
  | { readonly from: 'here'; readonly step: string }
  /** `null`: several at once. */
  | { readonly from: 'peer'; readonly peer: string | null }
  | { readonly from: 'store' }
  /** Another server, which keeps it. */
  | { readonly from: 'bus' }
  /** `by`: on whose behalf. */
  | { readonly from: 'server'; readonly verb: string; readonly by?: Writer }

/** A board's document in the hands of somebody who may change it. */
export interface BoardDoc {
  readonly doc: Y.Doc
  /** Chance for new ids and ranks. */
  readonly random: RandomBytes
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Who acts, in words, for `removed.by`. */
  readonly actor: () => string
  /**
   * Runs a verb: one transaction, one undo step named by `step` ("moved 'X' to Mon 14:30") [M7]. A verb that runs inside
   * another joins it. Steps with the same `merge` that follow each other at once (typing) are one undo step.
   * Throws where the document may not be changed: before it is synced, or without the right to.
   */
  change<T>(step: string, write: (doc: Y.Doc) => T, merge?: string | undefined): T
}

/** The plain door: for the server, the tests, the bench. The page's door (with undo) is `undo.ts`. */
export function boardDocOf(
  doc: Y.Doc,
  tools: { random: RandomBytes; now: () => number; actor?: () => string; origin?: Origin },
): BoardDoc {
  return {
    doc,
    random: tools.random,
    now: tools.now,
    actor: tools.actor ?? (() => 'the server'),
    change: (step, write) => doc.transact(() => write(doc), tools.origin ?? ({ from: 'here', step } satisfies Origin)),
  }
}

export const mapOf = (doc: Y.Doc, name: MapName): Y.Map<unknown> => doc.getMap(name)

/** The entry's map, or `null` where there is none or it is damaged: verbs then leave it as it is [M6]. */
export function entryOf(doc: Y.Doc, kind: EntryKind, id: string): Y.Map<unknown> | null {
  const entry = mapOf(doc, MAP_OF[kind]).get(id)
  return entry instanceof Y.Map ? entry : null
}
