/** What an import would do to a board, to be shown and chosen from before it is done. Plain values: a worker makes them. */

import type { EntryKind } from '../board/model.ts'
import type { Warning } from './draft.ts'

/**
 * Of one field: as the board has it, as the source has it now, in words for people.
 *   before  board      after  source
 */
export interface FieldChange {
  /** A key of DESIGN section 3, or `speakers`, `attendees`, `leads`, `materials`, `place`. */
  readonly field: string
  readonly before: string
  readonly after: string
  /**
   * `fill`: the board has nothing there. `follow`: the board still has what the last import brought. `edited`: somebody
   * changed it on the board since, or nobody knows: never taken without being asked for [I10].
   */
  readonly since: 'fill' | 'follow' | 'edited'
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

export interface Comparison {
  /** Of the event itself. */
  readonly meta: readonly FieldChange[]
  readonly entries: readonly ComparedEntry[]
  /** On the board from an earlier import of this source, and not in it any more: listed, never removed by itself. */
  readonly gone: readonly { readonly kind: EntryKind; readonly id: string; readonly title: string }[]
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
  /** Entries of `gone` that are put into the bin. */
  readonly remove: ReadonlySet<string>
}

/** What is taken without being asked: everything new, every gap that is filled, everything that nobody touched. */
export function usualChoice({ meta, entries }: Comparison): Choice {
  const asks = (changes: readonly FieldChange[], key: string) =>
    changes.filter(({ since }) => since !== 'edited').map(({ field }) => `${key} ${field}`)
  return {
    entries: new Set(entries.filter(({ state }) => state === 'new').map(({ key }) => key)),
    fields: new Set([
      ...asks(meta, 'meta'),
      ...entries.filter(({ state }) => state === 'changed').flatMap(({ key, fields }) => asks(fields, key)),
    ]),
    same: new Map(),
    remove: new Set(),
  }
}
