/**
 * [M8] Undo of one's own steps, on top of Yjs's UndoManager: it never takes back what others did, and never a value that
 * somebody else wrote last. Beyond what Yjs does, an entry that others have worked on or refer to since is not un-made,
 * and the step that is named is the one that is taken back: Yjs itself would go on to the next where one has no effect.
 */

import * as Y from 'yjs'
import type { RandomBytes } from '../ids.ts'
import type { Release } from '../release.ts'
import type { BoardDoc } from './doc.ts'
import { MAPS, mapOf } from './doc.ts'
import { before, entryAround, hasForeignContent, isSpent, namedByOthers, type YType } from './others-work.ts'

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

/** Begins the name under which changes are one step however long they take: what is done in pieces, so that the page can draw. */
export const WHOLE = 'whole:'

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
    { trackedOrigins: new Set([Here]), captureTimeout: TYPING, deleteFilter: mayTakeBack },
  )

  /** The step on its way back. */
  let taken: Y.UndoManager['undoStack'][number] | undefined

  /** Asked by Yjs of each item that it is about to delete, after it brought back what the step had deleted. */
  function mayTakeBack(item: Y.Item): boolean {
    if (belongsToSharedEntry(item)) return false
    const stood = taken && before(item, taken)
    stood?.map.set(stood.key, stood.value)
    return true
  }

  /** Whether an item was made together with its entry and others have written in that entry, or refer to it, since. */
  function belongsToSharedEntry(item: Y.Item): boolean {
    const entry = entryAround(item)
    const until = entry ? madeUntil.get(entry) : undefined
    if (entry === null || until === undefined || item.id.clock >= until) return false
    return hasForeignContent(entry, doc.clientID) || isNamedByOthers(entry._item?.parentSub)
  }

  /** Found once between two transactions: one step may un-make hundreds of entries. */
  let named: ReadonlySet<unknown> | null = null
  const isNamedByOthers = (id: unknown): boolean => {
    named ??= namedByOthers(doc, doc.clientID)
    return named.has(id)
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
  let turning = false
  const changed = () => {
    const next = labels()
    if (turning || (next.undo === state.undo && next.redo === state.redo)) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  let undoing: string | null = null
  manager.on('stack-item-added', ({ stackItem, origin }) => {
    stackItem.meta.set('step', origin instanceof Here ? origin.step : undoing)
    changed()
  })
  manager.on('stack-cleared', changed)

  /** Drops the steps on top that can do nothing any more, so that none of them is named. */
  const dropSpent = (transaction: Y.Transaction) => {
    named = null
    if (transaction.origin instanceof Here || transaction.origin === manager) return
    for (const stack of [manager.undoStack, manager.redoStack]) {
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        if (!isSpent(transaction, top, doc.clientID, (item) => !belongsToSharedEntry(item))) break
        stack.pop()
        // Typing on would join the step below.
        manager.stopCapturing()
        merge = undefined
      }
    }
    changed()
  }
  doc.on('afterTransaction', dropSpent)

  /**
   * Takes exactly one step back: Yjs goes through its stack until a step has an effect, so it is handed a stack of one.
   * The rest lies on the other stack meanwhile, since Yjs looks in both for what the person itself deleted.
   */
  const step = (turn: 'undo' | 'redo') => {
    tools.assertWritable()
    const [from, to] = turn === 'undo' ? (['undoStack', 'redoStack'] as const) : (['redoStack', 'undoStack'] as const)
    const top = manager[from].at(-1)
    if (top === undefined) return
    const [rest, others] = [manager[from].slice(0, -1), manager[to]]
    undoing = labels()[turn]
    merge = undefined
    turning = true
    taken = top
    manager[from] = [top]
    manager[to] = [...rest, ...others]
    try {
      manager[turn]()
    } finally {
      manager[from] = rest
      manager[to] = [...others, ...manager[to].slice(rest.length + others.length)]
      undoing = null
      taken = undefined
      turning = false
    }
    doc.transact(() => undefined)
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
        manager.captureTimeout = mergeWith?.startsWith(WHOLE) ? Number.POSITIVE_INFINITY : TYPING
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
      doc.off('afterTransaction', dropSpent)
      manager.destroy()
    },
  }
}
