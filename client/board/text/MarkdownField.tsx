/** A Markdown text of a topic that several people write at once, with each other's carets; or read, as it will be shown. */

import type { CSSProperties } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import * as Y from 'yjs'
import { entryOf } from '../../../shared/board/doc.ts'
import { sayEntry } from '../../../shared/board/steps.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { writeText } from '../../../shared/board/verbs.ts'
import type { TopicId } from '../../../shared/ids.ts'
import type { BoardLink } from '../../link/board-link.ts'
import type { Peer, TextField } from '../../link/presence.ts'
import { useLink } from '../../link/use-board.ts'
import { sayPresence, usePeers } from '../../link/use-presence.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { toast } from '../../ui/toasts.ts'
import { SharedText } from '../SharedText.tsx'
import { indexOf, placeOf } from './caret-place.ts'
import type { OpenEditor } from './open-editor.ts'
import styles from './TextEditor.module.css'
import { sayWriters } from './writers.ts'

interface Props {
  readonly label: string
  readonly hint: string
  readonly rows: number
  readonly topic: TopicId
  readonly field: TextField
  /** As the board has it now. */
  readonly value: string
  readonly isReadOnly: boolean
}

export function MarkdownField({ label, hint, rows, topic, field, value, isReadOnly }: Props) {
  const link = useLink()
  const { door } = link
  const [shown, show] = useState<'write' | 'preview'>('write')
  const [isMissing, setMissing] = useState(false)
  const others = usePeers().filter(({ caret }) => caret?.topic === topic && caret.field === field)
  const stored = entryOf(door.doc, 'topic', topic)?.get(field)
  const text = stored instanceof Y.Text ? stored : null
  const isReading = isReadOnly || shown === 'preview'
  const hintId = useId()
  // What is damaged, or comes without the editor, can be written nevertheless.
  if (!isReading && (isMissing || !text))
    return (
      <SharedText
        label={label}
        hint={hint}
        rows={rows}
        value={value}
        isReadOnly={false}
        onWrite={(typed) => writeText(door, topic, field, typed)}
      />
    )
  return (
    <div className={styles.field} style={{ '--rows': rows } as CSSProperties}>
      <div className={styles.head}>
        <span className={styles.label} id={`${hintId}-label`}>
          {label}
        </span>
        {!isReadOnly && (
          <Segmented
            label={`${label}: write or read`}
            options={[
              { value: 'write', label: 'Write' },
              { value: 'preview', label: 'Preview' },
            ]}
            value={shown}
            onChange={show}
          />
        )}
      </div>
      {isReading ? (
        <section className={styles.reading} aria-labelledby={`${hintId}-label`}>
          {value.trim() ? <Markdown text={value} /> : <p className={styles.empty}>Nothing written yet.</p>}
        </section>
      ) : (
        text && (
          <Editor
            link={link}
            text={text}
            topic={topic}
            field={field}
            label={label}
            describedBy={hintId}
            others={others}
            onMissing={() => setMissing(true)}
          />
        )
      )}
      <span className={styles.hint} id={hintId}>
        {hint}
        {!isReading && <span className="visually-hidden"> Tab leads on, out of the text.</span>}
      </span>
      <p className={styles.writers} role="status">
        {sayWriters(others)}
      </p>
    </div>
  )
}

interface EditorProps {
  readonly link: BoardLink
  readonly text: Y.Text
  readonly topic: TopicId
  readonly field: TextField
  readonly label: string
  readonly describedBy: string
  readonly others: readonly Peer[]
  /** It could not be loaded. */
  readonly onMissing: () => void
}

function Editor({ link, text, topic, field, label, describedBy, others, onMissing }: EditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<OpenEditor | null>(null)
  const missing = useRef(onMissing)
  useEffect(() => {
    missing.current = onMissing
  }, [onMissing])
  useEffect(() => {
    const { door, presence } = link
    let isGone = false
    let opened: OpenEditor | null = null
    const make = ({ openEditor }: typeof import('./open-editor.ts')) => {
      if (isGone || !parent.current) return
      opened = openEditor({
        parent: parent.current,
        text,
        label,
        describedBy,
        limit: LIMITS.text,
        undo: () => door.undo(),
        redo: () => door.redo(),
        change: (write) => door.change(`wrote in ${sayEntry(door, 'topic', topic)}`, write, `${field}:${topic}`),
        mayWrite: () => {
          const why = link.whyNot()
          if (why) toast(why, { tone: 'error' })
          return why === null
        },
        onCaret: (caret) =>
          sayPresence(presence, {
            caret: caret && {
              topic,
              field,
              anchor: placeOf(text, caret.anchor),
              head: placeOf(text, caret.head),
              isTyping: caret.isTyping,
            },
          }),
      })
      setEditor(opened)
    }
    import('./open-editor.ts').then(make, () => isGone || missing.current())
    return () => {
      isGone = true
      opened?.release()
      setEditor(null)
    }
  }, [link, text, topic, field, label, describedBy])
  useEffect(() => {
    editor?.showCarets(
      others.flatMap(({ name, color, caret }) => {
        const [anchor, head] = [caret && indexOf(text, caret.anchor), caret && indexOf(text, caret.head)]
        return caret && anchor !== null && head !== null
          ? [{ name, color, isTyping: caret.isTyping, anchor, head }]
          : []
      }),
    )
  }, [editor, others, text])
  return <div ref={parent} className={styles.frame} data-live="" />
}
