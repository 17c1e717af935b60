/** Makes a Markdown editor on the page; a chunk of its own, loaded when the first text is opened. */

import { standardKeymap } from '@codemirror/commands'
import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language'
import { EditorSelection, EditorState } from '@codemirror/state'
import { type Command, EditorView, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { parser, Strikethrough, Table } from '@lezer/markdown'
import type { OwnCaret } from './own-caret.ts'
import { ownCaret } from './own-caret.ts'
import { type RemoteCaret, remoteCarets, showCarets } from './remote-carets.ts'
import type { SharedTextTools } from './shared-text.ts'
import { sharedText } from './shared-text.ts'

export interface EditorTools extends Omit<SharedTextTools, 'onTyped'> {
  readonly parent: HTMLElement
  readonly label: string
  /** The id of the words that describe it. */
  readonly describedBy: string
  readonly onCaret: (caret: OwnCaret | null) => void
  readonly undo: () => void
  readonly redo: () => void
}

export interface OpenEditor {
  showCarets(carets: readonly RemoteCaret[]): void
  release(): void
}

const markdown = new Language(defineLanguageFacet(), parser.configure([Strikethrough, Table]), [], 'markdown')

const look = HighlightStyle.define([
  { tag: tags.heading, fontWeight: 'var(--weight-bold)' },
  { tag: tags.strong, fontWeight: 'var(--weight-bold)' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent-text)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)' },
  { tag: [tags.processingInstruction, tags.quote, tags.contentSeparator], color: 'var(--text-muted)' },
])

/** Puts signs around what is chosen, or takes them away. */
const around =
  (sign: string): Command =>
  ({ state, dispatch }) => {
    const change = state.changeByRange(({ from, to }) => {
      const [before, after] = [state.sliceDoc(from - sign.length, from), state.sliceDoc(to, to + sign.length)]
      if (before === sign && after === sign)
        return {
          changes: [
            { from: from - sign.length, to: from },
            { from: to, to: to + sign.length },
          ],
          range: EditorSelection.range(from - sign.length, to - sign.length),
        }
      return {
        changes: [
          { from, insert: sign },
          { from: to, insert: sign },
        ],
        range: EditorSelection.range(from + sign.length, to + sign.length),
      }
    })
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
    return true
  }

export function openEditor(tools: EditorTools): OpenEditor {
  const { text, parent, label, describedBy, onCaret, undo, redo } = tools
  const caret = ownCaret(onCaret)
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''),
        sharedText({ ...tools, onTyped: caret.typed }),
        caret.extension,
        remoteCarets(),
        // Tab is left alone: it leads on, out of the editor.
        keymap.of([{ key: 'Mod-b', run: around('**') }, { key: 'Mod-i', run: around('*') }, ...standardKeymap]),
        EditorView.domEventHandlers({
          // A menu's or a shaken phone's undo: the board's, as the keys are.
          beforeinput(event) {
            if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
            event.preventDefault()
            if (event.inputType === 'historyUndo') undo()
            else redo()
            return true
          },
        }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, spellcheck: 'true' }),
        markdown.extension,
        syntaxHighlighting(look),
      ],
    }),
  })
  return {
    showCarets: (carets) => view.dispatch({ effects: showCarets.of(carets) }),
    release: () => view.destroy(),
  }
}
