/**
 * [M8] Undo of one's own steps, on top of Yjs's UndoManager: it never takes back what others did, and never a value that
 * somebody else wrote last. Beyond what Yjs does, an entry that others have worked on since is not un-made.
 */

import * as Y from 'yjs'
import type { RandomBytes } from '../ids.ts'
import { must } from '../must.ts'
import type { Release } from '../release.ts'
import type { BoardDoc } from './doc.ts'
import { MAPS, mapOf } from './doc.ts'

// biome-ignore lint/suspicious/noExplicitAny: Yjs types each shared type by its own event, and names no common one.
type YType = Y.AbstractType<any>

/** The origin of a change made in this tab; a class, because Yjs tracks origins by identity or by constructor. */
export class Here {
  readonly from = 'here'
  readonly step: string
  constructor(step: string) {
    this.step = step
  }
}

export interface UndoState {
  /** The step that undo would take back ("moved 'X' to Mon 14:30"), or `null`. */
  readonly undo: string | null
  readonly redo: string | null
}

export interface UndoableBoardDoc extends BoardDoc {
  undo(): void
  redo(): void
  /** The same object until it changes. */
  undoState(): UndoState
  onUndoState(listener: () => void): Release
  readonly release: Release
}

/** How long typing in one text goes on being one step, ms. */
const TYPING = 1_000

export interface UndoTools {
  readonly random: RandomBytes
  readonly now: () => number
  readonly actor: () => string
  /** Throws a sentence for people where the board may not be changed now [M10]. */
  readonly assertWritable: () => void
}

/** The page's door to a board's document. */
export function undoable(doc: Y.Doc, tools: UndoTools): UndoableBoardDoc {
  const madeUntil = new WeakMap<YType, number>()
  const manager = new Y.UndoManager(
    MAPS.map((name) => mapOf(doc, name)),
    { trackedOrigins: new Set([Here]), captureTimeout: TYPING, deleteFilter: (item) => !belongsToSharedEntry(item) },
  )

  /** Whether an item was made together with its entry and others have written in that entry since. */
  function belongsToSharedEntry(item: Y.Item): boolean {
    const entry = entryAround(item)
    const until = entry ? madeUntil.get(entry) : undefined
    return entry !== null && until !== undefined && item.id.clock < until && hasForeignContent(entry, doc.clientID)
  }

  const rememberWhatWasMade = (transaction: Y.Transaction) => {
    if (!(transaction.origin instanceof Here) && transaction.origin !== manager) return
    const until = transaction.afterState.get(doc.clientID) ?? 0
    for (const name of MAPS) {
      const map = mapOf(doc, name)
      for (const id of transaction.changed.get(map as never) ?? []) {
        const entry = id === null ? undefined : map.get(id)
        if (entry instanceof Y.Map) madeUntil.set(entry, until)
      }
    }
  }
  doc.on('afterTransaction', rememberWhatWasMade)

  let merge: string | undefined
  let depth = 0
  const labels = () => {
    const top = (stack: Y.UndoManager['undoStack']) => (stack.at(-1)?.meta.get('step') as string | undefined) ?? null
    return { undo: top(manager.undoStack), redo: top(manager.redoStack) }
  }
  let state: UndoState = labels()
  const listeners = new Set<() => void>()
  const changed = () => {
    state = labels()
    for (const listener of [...listeners]) listener()
  }
  let undoing: string | null = null
  manager.on('stack-item-added', ({ stackItem, origin }) => {
    stackItem.meta.set('step', origin instanceof Here ? origin.step : undoing)
    changed()
  })
  manager.on('stack-item-popped', changed)
  manager.on('stack-cleared', changed)

  const step = (turn: 'undo' | 'redo') => {
    tools.assertWritable()
    undoing = labels()[turn]
    merge = undefined
    manager[turn]()
    undoing = null
    changed()
  }

  return {
    doc,
    random: tools.random,
    now: tools.now,
    actor: tools.actor,
    change(name, write, mergeWith) {
      tools.assertWritable()
      if (depth === 0) {
        if (mergeWith === undefined || mergeWith !== merge) manager.stopCapturing()
        merge = mergeWith
      }
      depth++
      try {
        return doc.transact(() => write(doc), new Here(name))
      } finally {
        depth--
      }
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    undoState: () => state,
    onUndoState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    release() {
      doc.off('afterTransaction', rememberWhatWasMade)
      manager.destroy()
    },
  }
}

/** The entry (a Y.Map right under a top-level map) that an item is or lies in; `null` for a key of `meta`. */
function entryAround(item: Y.Item): YType | null {
  let inner: Y.Item = item
  for (;;) {
    const parent = must(inner.parent as YType | null, 'the type around an item')
    if (parent._item === null) return inner.content instanceof Y.ContentType ? inner.content.type : null
    inner = parent._item
  }
}

/** Whether something in the type that still stands was written by another client. */
function hasForeignContent(type: YType, own: number): boolean {
  const foreign = (item: Y.Item | null): boolean =>
    item !== null &&
    !item.deleted &&
    (item.id.client !== own || (item.content instanceof Y.ContentType && hasForeignContent(item.content.type, own)))
  for (const item of type._map.values()) if (foreign(item)) return true
  for (let item = type._start; item !== null; item = item.right) if (foreign(item)) return true
  return false
}
