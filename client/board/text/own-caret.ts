/**
 * Says where one's own caret is, at most ten times a second, and for how long one has been typing.
 *   caret   m m mm m      m            blur
 *   said    a-----b----c--d----------- null
 */

import type { Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'

export interface OwnCaret {
  readonly anchor: number
  readonly head: number
  readonly isTyping: boolean
}

const APART = 100
/** How long after a letter one is still typing, ms. */
const TYPES_ON = 2_000

export function ownCaret(say: (caret: OwnCaret | null) => void): { extension: Extension; typed: () => void } {
  let isTyping = false
  let later: ReturnType<typeof setTimeout> | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let view: EditorView | null = null
  let isSaid = false

  const now = () => {
    later = undefined
    if (!view) return
    const { anchor, head } = view.state.selection.main
    if (!view.hasFocus && !isSaid) return
    isSaid = view.hasFocus
    say(view.hasFocus ? { anchor, head, isTyping } : null)
  }
  const soon = () => {
    later ??= setTimeout(now, APART)
  }
  const plugin = ViewPlugin.define((own) => {
    view = own
    return {
      destroy() {
        view = null
        clearTimeout(later)
        clearTimeout(rest)
        if (isSaid) say(null)
      },
    }
  })
  const listener = EditorView.updateListener.of(({ selectionSet, focusChanged, docChanged }) => {
    if (selectionSet || focusChanged || docChanged) soon()
  })
  return {
    extension: [plugin, listener],
    typed() {
      isTyping = true
      clearTimeout(rest)
      rest = setTimeout(() => {
        isTyping = false
        soon()
      }, TYPES_ON)
      soon()
    },
  }
}
