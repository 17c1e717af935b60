/** Makes one topic of two: the one that is open stays, and has what the other had. */

import { useState } from 'react'
import type { Board, Topic } from '../../shared/board/model.ts'
import { mergeTopics } from '../../shared/board/reshaping.ts'
import type { TopicId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import { toast } from '../ui/toasts.ts'
import { AddForm } from './AddForm.tsx'
import { TOO_MUCH } from './topic-words.ts'
import { offerUndo } from './undo-toast.ts'

export function MergeTopicField({ topic, board }: { readonly topic: Topic; readonly board: Board }) {
  const { door } = useLink()
  const [chosen, setChosen] = useState<TopicId | null>(null)
  const other = chosen && board.topics.get(chosen)
  const others = [...board.topics.values()]
    .filter(({ id }) => id !== topic.id)
    .toSorted((a, b) => Number(b.trackId === topic.trackId) - Number(a.trackId === topic.trackId))
  const merge = (): boolean => {
    if (!other) return false
    if (mergeTopics(door, topic.id, other.id)) offerUndo(door)
    else toast(TOO_MUCH, { tone: 'error' })
    setChosen(null)
    return true
  }
  return (
    <AddForm label="Merge with…" icon="copy" action="Make one topic" onDo={merge}>
      {(wasTried) => (
        <ComboBox
          label="The other topic"
          placeholder="Find a topic"
          hint="Its minutes, texts, people, links and wishes come over; it is removed, and can be brought back."
          options={others.map(({ id, title, minutes, trackId }) => ({
            value: id,
            label: title || 'Untitled',
            detail: [trackId && board.tracks.get(trackId)?.name, `${minutes} min`].filter(Boolean).join(', '),
          }))}
          value={other?.id ?? null}
          error={wasTried && !other ? 'Choose the other topic.' : undefined}
          onChoose={(value) => setChosen(value as TopicId)}
        />
      )}
    </AddForm>
  )
}
