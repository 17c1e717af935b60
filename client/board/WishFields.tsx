/** The fields of a wish that is being written: its kind, and what that kind needs. */

import type { Board, Topic, Wish } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import type { TopicId } from '../../shared/ids.ts'
import { daysFrom, sayDay } from '../../shared/time.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import type { Option } from '../ui/option.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AddForm.module.css'
import { WISH_KINDS, type WishDraft } from './wish-words.ts'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly draft: WishDraft
  readonly problem: string | undefined
  readonly onChange: (draft: WishDraft) => void
}

export function WishFields({ topic, board, draft, problem, onChange }: Props) {
  const { firstDay, lastDay } = board.meta
  return (
    <>
      <Select
        label="Kind of wish"
        size="small"
        options={Object.entries(WISH_KINDS).map(([value, label]) => ({ value, label }))}
        value={draft.kind}
        onChange={(value) => onChange({ ...draft, kind: value as Wish['kind'] })}
      />
      {(draft.kind === 'after' || draft.kind === 'before') && (
        <div className={styles.row}>
          <ComboBox
            label="Other topic"
            size="small"
            placeholder="Find a topic"
            options={othersOf(topic, board)}
            value={draft.topicId}
            error={problem}
            onChoose={(value) => onChange({ ...draft, topicId: value as TopicId })}
          />
          <NumberField
            label="Between"
            unit="min"
            size="small"
            value={draft.buffer}
            minValue={0}
            maxValue={LIMITS.minutes}
            onChange={(buffer) => onChange({ ...draft, buffer })}
          />
        </div>
      )}
      {(draft.kind === 'not-before' || draft.kind === 'not-after') && (
        <TextField
          label={draft.kind === 'not-before' ? 'Begins at the earliest' : 'Is over by'}
          size="small"
          placeholder="14:00"
          value={draft.clock}
          error={problem}
          onChange={(clock) => onChange({ ...draft, clock })}
        />
      )}
      {draft.kind === 'on-day' && (
        <Select
          label="Day"
          size="small"
          options={daysFrom(firstDay, lastDay).map((value) => ({ value, label: sayDay(value) }))}
          value={draft.day}
          onChange={(day) => onChange({ ...draft, day })}
        />
      )}
    </>
  )
}

/** Those of its own track first: a lead orders these. */
function othersOf({ id, trackId }: Topic, { topics, tracks }: Board): readonly Option[] {
  return [...topics.values()]
    .filter((other) => other.id !== id)
    .toSorted((a, b) => Number(b.trackId === trackId) - Number(a.trackId === trackId))
    .map((other) => ({
      value: other.id,
      label: other.title || 'Untitled',
      detail: (other.trackId && tracks.get(other.trackId)?.name) || '',
    }))
}
