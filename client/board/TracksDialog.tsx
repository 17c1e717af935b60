/** The board's tracks in a window: their list, or one of them. */

import { useMemo, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { removeEntry } from '../../shared/board/verbs.ts'
import type { TrackId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import dialogs from './dialogs.module.css'
import styles from './people-and-tracks.module.css'
import { TrackFields } from './TrackFields.tsx'
import { TrackList } from './TrackList.tsx'
import { trackFacts } from './track-facts.ts'

interface Props {
  readonly board: Board
  /** The track to begin with; `null` for the list. */
  readonly first: TrackId | null
  readonly canEdit: boolean
  readonly onClose: () => void
}

export function TracksDialog({ board, first, canEdit, onClose }: Props) {
  const { door } = useLink()
  const [opened, setOpened] = useState<TrackId | null>(first)
  const [left, setLeft] = useState<TrackId | null>(null)
  const facts = useMemo(() => trackFacts(board), [board])
  const track = opened ? board.tracks.get(opened) : undefined
  const backToList = () => {
    setLeft(opened)
    setOpened(null)
  }
  return (
    <Dialog
      title={track ? 'Track' : 'Tracks'}
      isOpen
      onClose={onClose}
      footer={
        <>
          {track && canEdit && (
            <Button
              variant="bare"
              icon="trash"
              className={dialogs.apart}
              onPress={() => {
                removeEntry(door, 'track', track.id)
                backToList()
              }}
            >
              Remove
            </Button>
          )}
          {track && <Button onPress={backToList}>All tracks</Button>}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {opened && !track && (
        <p className={styles.gone} role="status">
          The track that was open here has been removed. It can be brought back under “Removed” on the tray.
        </p>
      )}
      {track ? (
        <TrackFields key={track.id} track={track} facts={facts.get(track.id)} board={board} canEdit={canEdit} />
      ) : (
        <TrackList board={board} facts={facts} left={left} canEdit={canEdit} onOpen={setOpened} />
      )}
    </Dialog>
  )
}
