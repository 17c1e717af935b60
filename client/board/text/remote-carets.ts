/** Others' carets and selections in an editor, each with its name and colour; they move with the text until heard of again. */

import type { Extension } from '@codemirror/state'
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import styles from './TextEditor.module.css'

export interface RemoteCaret {
  readonly name: string
  readonly color: number
  readonly isTyping: boolean
  /** Code units from the beginning. */
  readonly anchor: number
  readonly head: number
}

export const showCarets = StateEffect.define<readonly RemoteCaret[]>()

/** The name is drawn by style: it is no part of the text, neither for who copies it nor for a screen reader. */
class Caret extends WidgetType {
  readonly #caret: RemoteCaret

  constructor(caret: RemoteCaret) {
    super()
    this.#caret = caret
  }

  override eq(other: Caret): boolean {
    const [a, b] = [this.#caret, other.#caret]
    return a.name === b.name && a.color === b.color && a.isTyping === b.isTyping
  }

  override toDOM(): HTMLElement {
    const { name, color, isTyping } = this.#caret
    const element = document.createElement('span')
    element.className = styles.caret ?? ''
    element.dataset.peer = String(color)
    element.dataset.name = name
    if (isTyping) element.dataset.typing = ''
    element.setAttribute('aria-hidden', 'true')
    return element
  }

  override ignoreEvent(): boolean {
    return true
  }
}

function decorationsOf(carets: readonly RemoteCaret[], length: number): DecorationSet {
  const within = (index: number) => Math.min(index, length)
  const marks = carets.flatMap((caret) => {
    const { color } = caret
    const [anchor, head] = [within(caret.anchor), within(caret.head)]
    const stretch = Decoration.mark({ class: styles.stretch ?? '', attributes: { 'data-peer': String(color) } })
    return [
      ...(anchor === head ? [] : [stretch.range(Math.min(anchor, head), Math.max(anchor, head))]),
      Decoration.widget({ widget: new Caret(caret), side: 1 }).range(head),
    ]
  })
  return Decoration.set(marks, true)
}

const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const moved = decorations.map(transaction.changes)
    return transaction.effects.reduce(
      (now, effect) => (effect.is(showCarets) ? decorationsOf(effect.value, transaction.newDoc.length) : now),
      moved,
    )
  },
  provide: (field) => EditorView.decorations.from(field),
})

export const remoteCarets = (): Extension => shown
