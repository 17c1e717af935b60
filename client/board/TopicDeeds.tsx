/** What can be done with a whole topic: duplicate, split, merge, remove. */

import type { Board, Topic } from '../../shared/board/model.ts'
import { duplicateTopics } from '../../shared/board/reshaping.ts'
import { removeEntry } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { MergeTopicField } from './MergeTopicField.tsx'
import styles from './TopicDrawer.module.css'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly onClose: () => void
}

export function TopicDeeds({ topic, board, onClose }: Props) {
  const { door } = useLink()
  const { open, openTopic } = useWorkbench()
  const { id } = topic
  const duplicate = () => {
    const [copy] = duplicateTopics(door, [id])
    offerUndo(door)
    if (copy) openTopic(copy)
  }
  const remove = () => {
    // Closed first: what one removes oneself needs no telling.
    onClose()
    removeEntry(door, 'topic', id)
    offerUndo(door)
  }
  return (
    <div className={styles.actions}>
      <Button size="small" icon="copy" onPress={duplicate}>
        Duplicate
      </Button>
      <Button size="small" isDisabled={topic.minutes < 2} onPress={() => open({ what: 'split', topic: id })}>
        Split…
      </Button>
      <MergeTopicField topic={topic} board={board} />
      <Button variant="danger" size="small" icon="trash" onPress={remove}>
        Remove topic
      </Button>
    </div>
  )
}
