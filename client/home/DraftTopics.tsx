/** The topics of a draft, or those that follow an earlier year's. */

import type { Dispatch } from 'react'
import { memo } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './DraftEditor.module.css'
import { DraftPart } from './DraftPart.tsx'
import type { Edit, Editable, EditableTopic } from './editable.ts'
import { Portions } from './Portions.tsx'

export interface DraftTopicsProps {
  draft: Editable
  edit: Dispatch<Edit>
  followUps: boolean
}

/** "5 h 20 min" */
function sayMinutes(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return [h > 0 && `${h} h`, (m > 0 || h === 0) && `${m} min`].filter(Boolean).join(' ')
}

export function DraftTopics({ draft, edit, followUps }: DraftTopicsProps) {
  const topics = draft.topics.filter(({ follows }) => (follows !== null) === followUps)
  const names = new Map(draft.people.map(({ key, name }) => [key, name]))
  const namesOf = ({ speakers }: EditableTopic) => speakers.flatMap((key) => names.get(key) || []).join(', ')
  const minutes = topics.reduce((sum, topic) => sum + topic.minutes, 0)
  const texts = followUps
    ? {
        title: 'Follow-ups',
        empty: 'The page names no topics of an earlier year.',
        addLabel: 'Add a follow-up',
        onAdd: () => edit({ type: 'add follow-up' }),
      }
    : {
        title: 'Topics',
        empty: 'The page lists no topics. Add them here, or as cards on the board.',
        addLabel: 'Add a topic',
        onAdd: () => edit({ type: 'add topic' }),
      }
  return (
    <DraftPart {...texts} count={topics.length} sum={minutes > 0 ? sayMinutes(minutes) : ''}>
      <Portions
        list={topics}
        what="topics"
        draw={(topic, at) => <Topic key={topic.key} topic={topic} at={at + 1} speakers={namesOf(topic)} edit={edit} />}
      />
    </DraftPart>
  )
}

interface TopicProps {
  topic: EditableTopic
  at: number
  /** Their names. */
  speakers: string
  edit: Dispatch<Edit>
}

const Topic = memo(({ topic, at, speakers, edit }: TopicProps) => {
  const { key, title, minutes, follows } = topic
  const change = (part: Partial<Omit<EditableTopic, 'key'>>) => edit({ type: 'topic', key, change: part })
  const name = title || `topic ${at}`
  return (
    <li className={styles.topic}>
      <div className={styles.topicTitle}>
        <TextField
          label={`Title of topic ${at}`}
          hideLabel
          inPlace
          size="small"
          placeholder="Title"
          value={title}
          onChange={(next) => change({ title: next })}
          maxLength={300}
          autoFocus={key.startsWith('new-')}
        />
        {speakers && <span className={styles.speakers}>{speakers}</span>}
      </div>
      <NumberField
        label={`Minutes of ${name}`}
        hideLabel
        inPlace
        size="small"
        unit="min"
        className={styles.minutes}
        value={minutes}
        minValue={1}
        maxValue={1_440}
        onChange={(next) => !Number.isNaN(next) && change({ minutes: next })}
      />
      <IconButton icon="trash" size="small" label={`Leave out ${name}`} onPress={() => edit({ type: 'remove', key })} />
      {follows && (
        <div className={styles.follows}>
          <NumberField
            label={`Year that ${name} follows`}
            hideLabel
            inPlace
            size="small"
            className={styles.year}
            value={follows.year}
            minValue={1990}
            maxValue={2100}
            onChange={(year) => !Number.isNaN(year) && change({ follows: { ...follows, year } })}
          />
          <TextField
            label={`What became of ${name}`}
            hideLabel
            inPlace
            size="small"
            placeholder="What became of it"
            value={follows.status}
            onChange={(status) => change({ follows: { ...follows, status } })}
            maxLength={2_000}
          />
          <TextField
            label={`Address of ${name}`}
            hideLabel
            inPlace
            size="small"
            type="url"
            placeholder="https://…"
            value={follows.url}
            onChange={(url) => change({ follows: { ...follows, url } })}
            maxLength={2_000}
          />
        </div>
      )}
    </li>
  )
})
