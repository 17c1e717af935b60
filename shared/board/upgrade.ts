/** [M11] Brings a board of an older layout to this one: run by the server, once, when it opens the board. */

import type * as Y from 'yjs'
import { mapOf } from './doc.ts'
import { LAYOUT } from './model.ts'

/** One step from the layout of its key to the next. The first board that needs one adds the first entry. */
const STEPS: Readonly<Record<number, (doc: Y.Doc) => void>> = {}

/** The layout that a document says it has; 0 for one that says none (not made by a server yet). */
export function layoutOf(doc: Y.Doc): number {
  const layout = mapOf(doc, 'meta').get('layout')
  return Number.isInteger(layout) ? Number(layout) : 0
}

/** Whether this code is older than the board: it must not write then, the page has to be loaded anew. */
export const isTooNew = (doc: Y.Doc): boolean => layoutOf(doc) > LAYOUT

/**
 * Upgrades in place, one transaction with the origin that the caller gives. Returns whether anything was changed.
 * Throws for a layout that this code has no step for: a board is never guessed at.
 */
export function upgradeBoard(doc: Y.Doc, origin: unknown, steps = STEPS, to = LAYOUT): boolean {
  const from = layoutOf(doc)
  if (from === 0 || from >= to) return false
  doc.transact(() => {
    for (let layout = from; layout < to; layout++) {
      const step = steps[layout]
      if (!step) throw new Error(`no upgrade from layout ${layout}`)
      step(doc)
    }
    mapOf(doc, 'meta').set('layout', to)
  }, origin)
  return true
}
