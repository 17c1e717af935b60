/** [M8] What of a document others have worked on since: what undo asks before it takes anything back. */

import * as Y from 'yjs'
import { must } from '../must.ts'
import { mapOf, PREFIX } from './doc.ts'

// biome-ignore lint/suspicious/noExplicitAny: Yjs types each shared type by its own event, and names no common one.
export type YType = Y.AbstractType<any>

/** The entry (a Y.Map right under a top-level map) that an item is or lies in; `null` for a key of `meta`. */
export function entryAround(item: Y.Item): YType | null {
  let inner: Y.Item = item
  for (;;) {
    const parent = must(inner.parent as YType | null, 'the type around an item')
    if (parent._item === null) return inner.content instanceof Y.ContentType ? inner.content.type : null
    inner = parent._item
  }
}

/** Whether something in the type that still stands was written by another client. */
export function hasForeignContent(type: YType, own: number): boolean {
  const foreign = (item: Y.Item | null): boolean =>
    item !== null &&
    !item.deleted &&
    (item.id.client !== own || (item.content instanceof Y.ContentType && hasForeignContent(item.content.type, own)))
  for (const item of type._map.values()) if (foreign(item)) return true
  for (let item = type._start; item !== null; item = item.right) if (foreign(item)) return true
  return false
}

const REFERENCES: Readonly<Record<string, (value: unknown) => unknown>> = {
  placement: (value) => (value as { slotId?: unknown } | null)?.slotId,
  place: (value) => (value as { roomId?: unknown } | null)?.roomId,
  trackId: (value) => value,
}
const MEMBERS = [PREFIX.speaker, PREFIX.attendee, PREFIX.lead]

/** Ids that a value which still stands and was written by another client refers to. */
export function namedByOthers(doc: Y.Doc, own: number): ReadonlySet<unknown> {
  const named = new Set<unknown>()
  for (const name of ['tracks', 'slots', 'topics'] as const) {
    for (const entry of mapOf(doc, name).values()) {
      if (!(entry instanceof Y.Map)) continue
      for (const [key, item] of entry._map) {
        if (item.deleted || item.id.client === own) continue
        const prefix = MEMBERS.find((one) => key.startsWith(one))
        named.add(prefix ? key.slice(prefix.length) : REFERENCES[key]?.(entry.get(key)))
      }
    }
  }
  return named
}

type Step = Y.UndoManager['undoStack'][number]

/**
 * Whether taking a step back can change nothing: what it wrote is gone or must stay, and all that it overwrote has been
 * written by others since. Where that is not certain, `false`.
 */
export function isSpent(transaction: Y.Transaction, step: Step, own: number, mayDelete: (item: Y.Item) => boolean) {
  let spent = true
  const look = (ids: Step['deletions'], acts: (item: Y.Item) => boolean) =>
    Y.iterateDeletedStructs(transaction, ids, (struct) => {
      if (spent && struct instanceof Y.Item && acts(struct)) spent = false
    })
  look(step.insertions, (item) => item.redone !== null || (!item.deleted && mayDelete(item)))
  if (spent) look(step.deletions, (item) => !Y.isDeleted(step.insertions, item.id) && !isOverwritten(item, own))
  return spent
}

/**
 * What stood under a key before the step that an item is of, and has to be written again. Yjs itself would leave the key
 * empty where another wrote in it at the same moment and lost: it meets that one's item between the two, and gives up.
 */
export function before(item: Y.Item, step: Step): { map: Y.Map<unknown>; key: string; value: unknown } | null {
  const { parent: map, parentSub: key } = item
  if (key === null || !(map instanceof Y.Map) || map._map.get(key) !== item) return null
  for (let left = item.left; left !== null; left = left.left) {
    if (!Y.isDeleted(step.deletions, left.id) || Y.isDeleted(step.insertions, left.id)) continue
    return left.content instanceof Y.ContentAny ? { map, key, value: left.content.arr.at(-1) } : null
  }
  return null
}

function isOverwritten(item: Y.Item, own: number): boolean {
  const last = item.parentSub === null ? undefined : (item.parent as YType)._map.get(item.parentSub)
  return last !== undefined && !last.deleted && last.id.client !== own && item.redone === null
}
