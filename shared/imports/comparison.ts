/** What an import would do to a board, to be shown and chosen from before it is done. Plain values: a worker makes them. */

import type { EntryKind } from '../board/model.ts'
import type { Warning } from './draft.ts'

/**
 * Of one field: as the board has it, as the source has it now, in words for people.
 *   before  board      after  source
 */
export interface FieldChange {
  /** A key of DESIGN section 3, or `speakers`, `attendees`, `leads`, `materials`, `place`; `order` of a slot's topics. */
  readonly field: string
  readonly before: string
  readonly after: string
  /**
   * `fill`: the board has nothing there. `follow`: the board still has what the last import brought. `edited`: somebody
   * changed it on the board since, or nobody knows: never taken without being asked for [I24].
   */
  readonly since: 'fill' | 'follow' | 'edited'
  /** The source says something else than at the last import; else it is only the board that was changed. */
  readonly isNews: boolean
}

export interface ComparedEntry {
  /** The kind and the place in the draft: `topic 3`. */
  readonly key: string
  readonly kind: EntryKind
  /** On the board; `null` for a new one. */
  readonly id: string | null
  readonly title: string
  /** `removed`: it lies in the bin, and stays there unless it is asked for. */
  readonly state: 'new' | 'changed' | 'same' | 'removed'
  readonly fields: readonly FieldChange[]
}

/** Two names that may be one person, both of the draft, or one of the draft and one of the board. */
export interface MaybeSame {
  /** `person 3` of the draft. */
  readonly key: string
  readonly name: string
  /** The key or the board's id of the other. */
  readonly other: string
  readonly otherName: string
}

/** An entry of the board. */
export interface Listed {
  readonly kind: EntryKind
  readonly id: string
  readonly title: string
}

export interface Comparison {
  /** Of the event itself. */
  readonly meta: readonly FieldChange[]
  readonly entries: readonly ComparedEntry[]
  /** On the board from an earlier import of this source, and not in it any more: listed, never removed by itself. */
  readonly gone: readonly Listed[]
  /** On the board a second time: two people imported one source at the same moment. */
  readonly twice: readonly Listed[]
  readonly maybeSame: readonly MaybeSame[]
  readonly warnings: readonly Warning[]
}

/** What of a comparison is taken. Field keys are `topic 3 title`; `meta title` of the event. */
export interface Choice {
  /** New or removed entries to be made, and entries whose fields are asked one by one, by their key. */
  readonly entries: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
  /** People of the draft that are somebody else: the key → the other's key or id. */
  readonly same: ReadonlyMap<string, string>
  /** Entries of `gone` and `twice` that are put into the bin. */
  readonly remove: ReadonlySet<string>
  /** By the key of a field: the board's words when it was chosen. What was changed meanwhile is left as it is. */
  readonly asOf?: ReadonlyMap<string, string>
}

/** What is taken without being asked: everything new, every gap that is filled, everything that nobody touched. */
export function usualChoice({ meta, entries }: Comparison): Choice {
  const changes = [
    ...meta.map((change) => [`meta ${change.field}`, change] as const),
    ...entries
      .filter(({ state }) => state === 'changed')
      .flatMap(({ key, fields }) => fields.map((change) => [`${key} ${change.field}`, change] as const)),
  ]
  const asked = changes.filter(([, { since }]) => since !== 'edited')
  return {
    entries: new Set(entries.filter(({ state }) => state === 'new').map(({ key }) => key)),
    fields: new Set(asked.map(([key]) => key)),
    same: new Map(),
    remove: new Set(),
    asOf: new Map(asked.map(([key, { before }]) => [key, before])),
  }
}

/** A choice as JSON has it. */
export interface PlainChoice {
  readonly entries: readonly string[]
  readonly fields: readonly string[]
  readonly same?: readonly (readonly [key: string, other: string])[] | undefined
  readonly remove?: readonly string[] | undefined
  readonly asOf?: readonly (readonly [field: string, before: string])[] | undefined
}

export const choiceOf = ({ entries, fields, same = [], remove = [], asOf = [] }: PlainChoice): Choice => ({
  entries: new Set(entries),
  fields: new Set(fields),
  same: new Map(same),
  remove: new Set(remove),
  asOf: new Map(asOf),
})
