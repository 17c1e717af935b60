/** What is chosen, and what can be done with all of it at once; stands at the foot of the page while something is. */

import { duplicateTopics, mergeTopics } from '../../shared/board/reshaping.ts'
import { removeTopics } from '../../shared/board/several-topics.ts'
import { placeTopics } from '../../shared/board/verbs.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toasts.ts'
import { inOrder, sayChosen } from './choosing.ts'
import styles from './SelectionBar.module.css'
import { SelectionMenus } from './SelectionMenus.tsx'
import { TOO_MUCH } from './topic-words.ts'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

export function SelectionBar() {
  const { board, door, canEdit, selection, select, isChoosing, setChoosing, open } = useWorkbench()
  const topics = [...selection].flatMap((id) => board.topics.get(id) ?? [])
  if (topics.length === 0 && !isChoosing) return null
  const letGo = () => {
    select([])
    setChoosing(false)
  }
  const onTray = new Set(board.tray.map(({ id }) => id))
  const tracks = new Set(topics.flatMap(({ trackId }) => trackId ?? []))
  const [track] = tracks.size === 1 ? tracks : []
  const ofTrack = track ? [...board.topics.values()].filter(({ trackId }) => trackId === track) : []
  const ids = inOrder(board, selection, [])
  const duplicate = () => {
    select(duplicateTopics(door, ids))
    offerUndo(door)
  }
  const merge = () => {
    const [keep, other] = ids
    if (!keep || !other) return
    if (mergeTopics(door, keep, other)) offerUndo(door)
    else toast(TOO_MUCH, { tone: 'error' })
  }
  const toTray = () => {
    const placed = ids.filter((id) => !onTray.has(id))
    placeTopics(door, placed, null)
    offerUndo(door)
  }
  const remove = () => {
    removeTopics(door, ids)
    offerUndo(door)
  }
  const wholeTrack = ofTrack.length > topics.length && (
    <Button size="small" variant="bare" onPress={() => select(ofTrack.map(({ id }) => id))}>
      All {ofTrack.length} of this track
    </Button>
  )
  return (
    <section className={styles.bar} aria-label="Chosen topics">
      <p className={styles.count} role="status">
        {topics.length === 0 ? 'Tap the cards to choose' : sayChosen(board, selection)}
      </p>
      <Button
        size="small"
        variant="bare"
        icon="close"
        className={styles.clear}
        aria-label={topics.length === 0 ? 'Stop choosing' : 'Clear the selection'}
        onPress={letGo}
      />
      {canEdit && topics.length > 0 && (
        <div className={styles.actions}>
          <Button size="small" variant="bare" onPress={() => open({ what: 'place', topics: ids })}>
            Place…
          </Button>
          <SelectionMenus topics={topics} />
          <Button size="small" variant="bare" onPress={duplicate}>
            Duplicate
          </Button>
          {ids.length === 2 && (
            <Button size="small" variant="bare" onPress={merge}>
              Make one
            </Button>
          )}
          <Button size="small" variant="bare" isDisabled={topics.every(({ id }) => onTray.has(id))} onPress={toTray}>
            To the tray
          </Button>
          <Button size="small" variant="bare" icon="trash" onPress={remove}>
            Remove
          </Button>
          {wholeTrack}
        </div>
      )}
      {!canEdit && wholeTrack}
    </section>
  )
}
