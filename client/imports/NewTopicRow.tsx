/** A new topic of an import: taken or not, and corrected where it was misread. */

import { memo, useState } from 'react'
import { LIMITS } from '../../shared/board/values.ts'
import type { Draft, DraftTopic } from '../../shared/imports/draft.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Correction } from './corrections.ts'
import styles from './Imports.module.css'
import type { Pickable } from './picks.ts'
import { Take } from './Take.tsx'

interface Props {
  readonly topic: DraftTopic
  readonly draft: Draft
  /** When and where. */
  readonly place: string
  readonly entryKey: string
  readonly isTaken: boolean
  readonly onPick: (things: readonly Pickable[], take: boolean) => void
  readonly onCorrect: (topic: DraftTopic, change: Correction) => void
}

export const NewTopicRow = memo(({ topic, draft, place, entryKey, isTaken, onPick, onCorrect }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const { title, minutes } = topic
  const track = topic.track === null ? '' : (draft.tracks[topic.track]?.name ?? '')
  const people = topic.speakers.flatMap((at) => draft.people[at]?.name ?? []).join(', ')
  return (
    <li className={styles.row}>
      <Take isTaken={isTaken} onTake={(take) => onPick([{ key: entryKey, before: '' }], take)}>
        {title}
      </Take>
      <span className={styles.minutes}>{minutes} min</span>
      <button type="button" className={styles.open} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-up' : 'edit'} />
        <span className="visually-hidden">Correct {title}</span>
      </button>
      {(people || place || track) && (
        <span className={styles.facts}>{[place, people, track].filter(Boolean).join(' · ')}</span>
      )}
      {isOpen && <TopicFields topic={topic} draft={draft} onCorrect={onCorrect} onDone={() => setOpen(false)} />}
    </li>
  )
})

interface FieldsProps extends Pick<Props, 'topic' | 'draft' | 'onCorrect'> {
  readonly onDone: () => void
}

function TopicFields({ topic, draft, onCorrect, onDone }: FieldsProps) {
  const [title, setTitle] = useState(topic.title)
  const [minutes, setMinutes] = useState(topic.minutes)
  const [track, setTrack] = useState(topic.track === null ? '' : String(topic.track))
  const tracks = draft.tracks.map(({ name }, at) => ({ value: String(at), label: name }))
  const settle = () => title.trim() && title.trim() !== topic.title && onCorrect(topic, { title })
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        settle()
        onDone()
      }}
    >
      <TextField
        label="Title"
        size="small"
        className={styles.wide}
        value={title}
        onChange={setTitle}
        onBlur={settle}
        maxLength={LIMITS.title}
        autoFocus
      />
      <NumberField
        label="Minutes"
        size="small"
        value={minutes}
        minValue={1}
        maxValue={LIMITS.minutes}
        onChange={(next) => {
          if (Number.isNaN(next)) return
          setMinutes(next)
          onCorrect(topic, { minutes: next })
        }}
      />
      {tracks.length > 0 && (
        <Select
          label="Track"
          size="small"
          options={[{ value: '', label: 'No track' }, ...tracks]}
          value={track}
          onChange={(value) => {
            setTrack(value)
            onCorrect(topic, { track: value === '' ? null : Number(value) })
          }}
        />
      )}
      <Button size="small" type="submit">
        Done
      </Button>
      {topic.abstract && <p className={styles.abstract}>{topic.abstract.slice(0, 600)}</p>}
      {topic.notes && <p className={styles.abstract}>Notes: {topic.notes.slice(0, 600)}</p>}
    </form>
  )
}
