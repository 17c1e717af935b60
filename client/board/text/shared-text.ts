/**
 * One text of the board in an editor: what is typed goes through the board's door, letter by letter, and what others type
 * comes in around the caret. `y-codemirror.next` writes past the door: its steps would have no name, and no undo of ours.
 */

import type { Extension } from '@codemirror/state'
import { Annotation, EditorState } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'
import type * as Y from 'yjs'

/** Marks what came from the board: it is not written there again. */
const FromBoard = Annotation.define<true>()

export interface SharedTextTools {
  readonly text: Y.Text
  /** Runs a change of the text as the board’s own step. */
  readonly change: (write: () => void) => void
  /** Whether something can be written now; else nothing is typed, and it has said why. */
  readonly mayWrite: () => boolean
  /** Code units that the text may have. */
  readonly limit: number
  readonly onTyped: () => void
}

export function sharedText({ text, change, mayWrite, limit, onTyped }: SharedTextTools): Extension {
  let isOwn = false
  return [
    // Anything else would count line ends in another way than the text does.
    EditorState.lineSeparator.of('\n'),
    EditorState.transactionFilter.of((transaction) => {
      if (!transaction.docChanged || transaction.annotation(FromBoard)) return transaction
      const isTooLong = transaction.newDoc.length > Math.max(limit, transaction.startState.doc.length)
      return isTooLong || !mayWrite() ? [] : transaction
    }),
    EditorView.updateListener.of((update) => {
      for (const transaction of update.transactions) {
        if (!transaction.docChanged || transaction.annotation(FromBoard)) continue
        isOwn = true
        try {
          change(() => {
            let moved = 0
            transaction.changes.iterChanges((from, to, _, __, inserted) => {
              const added = inserted.sliceString(0, inserted.length, '\n').toWellFormed()
              if (to > from) text.delete(from + moved, to - from)
              if (added) text.insert(from + moved, added)
              moved += added.length - (to - from)
            })
          })
          onTyped()
        } finally {
          isOwn = false
        }
      }
    }),
    ViewPlugin.define((view) => {
      const changed = (event: Y.YTextEvent) => {
        if (isOwn) return
        view.dispatch({ changes: changesOf(event), annotations: FromBoard.of(true) })
      }
      text.observe(changed)
      return { destroy: () => text.unobserve(changed) }
    }),
  ]
}

function changesOf({ delta }: Y.YTextEvent): { from: number; to: number; insert: string }[] {
  const changes: { from: number; to: number; insert: string }[] = []
  let at = 0
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain
    else if (part.delete !== undefined) {
      changes.push({ from: at, to: at + part.delete, insert: '' })
      at += part.delete
    } else if (typeof part.insert === 'string') changes.push({ from: at, to: at, insert: part.insert })
  }
  return changes
}
