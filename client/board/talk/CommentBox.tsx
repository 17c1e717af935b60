/** Where one writes a comment: Markdown, people called by name, Ctrl+Enter sends. What was typed outlives a reload of the tab. */

import { useId, useLayoutEffect, useRef, useState } from 'react'
import { LIMITS } from '../../../shared/board/values.ts'
import { callAt, namesFor } from '../../../shared/talk/mentions.ts'
import { keep, kept } from '../../browser-store.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import styles from './Talk.module.css'

interface Props {
  readonly label: string
  /** "Send", "Reply", "Save". */
  readonly verb: string
  readonly initial?: string
  /** Under which name what was typed is kept in this tab until it is sent. */
  readonly draft: string
  readonly names: readonly string[]
  readonly autoFocus?: boolean
  readonly onSend: (text: string) => void
  readonly onCancel?: () => void
}

const draftOf = (key: string): string | null =>
  kept(`talkDraft.${key}`, (value) => (typeof value === 'string' ? value : null), 'tab')

export function CommentBox({ label, verb, initial = '', draft, names, autoFocus = false, onSend, onCancel }: Props) {
  const [text, setText] = useState(() => draftOf(draft) ?? initial)
  const [caret, setCaret] = useState(text.length)
  const [chosen, setChosen] = useState(0)
  const [closedAt, setClosedAt] = useState<number | null>(null)
  /** Where the caret has to stand once what was taken is drawn. */
  const [moveTo, setMoveTo] = useState<number | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (moveTo === null) return
    area.current?.focus()
    area.current?.setSelectionRange(moveTo, moveTo)
    setMoveTo(null)
  }, [moveTo])
  const listId = useId()
  const call = callAt(text, caret)
  const offered = call && call.from !== closedAt ? namesFor(call.typed, names) : []
  const at = Math.min(chosen, offered.length - 1)

  const become = (next: string) => {
    setText(next)
    keep(`talkDraft.${draft}`, next.trim() === '' || next === initial ? null : next, 'tab')
  }
  const done = () => {
    become(initial)
    setCaret(initial.length)
  }
  const send = () => {
    if (text.trim() === '') return
    onSend(text)
    done()
    area.current?.focus()
  }
  const take = (name: string) => {
    if (!call) return
    const before = `${text.slice(0, call.from)}@${name} `
    become(before + text.slice(caret))
    setCaret(before.length)
    setChosen(0)
    setMoveTo(before.length)
  }
  const press = (key: string, isSending: boolean): boolean => {
    if (isSending && key === 'Enter') {
      send()
      return true
    }
    const name = offered[at]
    if (name === undefined) {
      if (key !== 'Escape' || !onCancel) return false
      done()
      onCancel()
      return true
    }
    if (key === 'ArrowDown') setChosen((at + 1) % offered.length)
    else if (key === 'ArrowUp') setChosen((at - 1 + offered.length) % offered.length)
    else if (key === 'Enter' || key === 'Tab') take(name)
    else if (key === 'Escape') setClosedAt(call?.from ?? null)
    else return false
    return true
  }

  return (
    <div className={styles.box} data-live="">
      <TextArea
        label={label}
        hideLabel
        rows={text.length > 160 ? 5 : 2}
        placeholder={`${label}. @ calls somebody, Ctrl+Enter sends.`}
        areaRef={area}
        value={text}
        maxLength={LIMITS.comment}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        {...(offered.length > 0 && { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}` })}
        onChange={(next) => {
          become(next)
          setCaret(area.current?.selectionStart ?? next.length)
          setChosen(0)
        }}
        onSelect={() => setCaret(area.current?.selectionStart ?? 0)}
        onKeyDown={(event) => {
          if (press(event.key, event.ctrlKey || event.metaKey)) event.preventDefault()
          // Escape, that the list or the box has used, closes nothing around it.
          else event.continuePropagation()
        }}
      />
      {offered.length > 0 && (
        <div id={listId} className={styles.names} role="listbox" aria-label="People">
          {offered.map((name, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: chosen by the arrow keys of the field, which keeps the focus
            <div
              key={name}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(name)}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="primary" isDisabled={text.trim() === ''} onPress={send}>
          {verb}
        </Button>
        {onCancel && (
          <Button
            size="small"
            variant="bare"
            onPress={() => {
              done()
              onCancel()
            }}
          >
            Cancel
          </Button>
        )}
      </div>
    </div>
  )
}
