/** Splits a topic in two: the second part's title, its share of the minutes, and the paragraph where its abstract begins. */

import { useState } from 'react'
import type { Topic } from '../../shared/board/model.ts'
import { splitTopic } from '../../shared/board/reshaping.ts'
import { cut, LIMITS } from '../../shared/board/values.ts'
import type { TopicId } from '../../shared/ids.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './dialogs.module.css'
import { paragraphsOf } from './paragraphs.ts'
import { focusSoon } from './reveal.ts'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

const NONE = 'none'

export function SplitDialog({ topic: id, onClose }: { readonly topic: TopicId; readonly onClose: () => void }) {
  const { board } = useWorkbench()
  const topic = board.topics.get(id)
  return topic ? <Fields topic={topic} onClose={onClose} /> : null
}

function Fields({ topic, onClose }: { readonly topic: Topic; readonly onClose: () => void }) {
  const { door } = useWorkbench()
  const [title, setTitle] = useState(() => `${cut(topic.title, LIMITS.title - 4)} (2)`)
  const [minutes, setMinutes] = useState(Math.floor(topic.minutes / 2))
  const [from, setFrom] = useState(NONE)
  const paragraphs = paragraphsOf(topic.abstract)
  // Others may write on meanwhile: the paragraph is found again by its number.
  const at = paragraphs[Number(from)]?.at ?? topic.abstract.length
  const isSound = title.trim() !== '' && minutes >= 1 && minutes < topic.minutes
  const split = () => {
    if (!isSound) return
    const part = splitTopic(door, topic.id, { title: title.trim(), minutes, at })
    onClose()
    offerUndo(door)
    if (part) focusSoon({ topic: part })
  }
  return (
    <Dialog
      title={`Split “${topic.title || 'Untitled'}”`}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isSound} onPress={split}>
            Split in two
          </Button>
        </>
      }
    >
      <Form onSubmit={split} className={styles.form}>
        <TextField
          label="Title of the second part"
          value={title}
          maxLength={LIMITS.title}
          onChange={setTitle}
          autoFocus
        />
        <NumberField
          label="Minutes of the second part"
          unit={`of ${topic.minutes} min`}
          value={minutes}
          minValue={1}
          maxValue={Math.max(1, topic.minutes - 1)}
          error={topic.minutes < 2 ? 'A topic of one minute cannot be split.' : undefined}
          onChange={setMinutes}
        />
        {paragraphs.length > 1 && (
          <Select
            label="Its abstract"
            options={[
              { value: NONE, label: 'Stays with the first part' },
              ...paragraphs
                .slice(1)
                .map(({ words }, index) => ({ value: String(index + 1), label: `From “${words}” on` })),
            ]}
            value={from}
            onChange={setFrom}
          />
        )}
        <p className={styles.quiet}>
          The second part has the same people and track and stands directly behind the first. Notes, links and wishes
          stay with the first.
        </p>
      </Form>
    </Dialog>
  )
}
