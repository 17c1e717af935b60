/** The ways to the board's lists and to its talk: buttons in the bar, one menu where there is no room for them. */

import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useMedia } from '../ui/use-media.ts'
import styles from './people-and-tracks.module.css'
import { TalkButton } from './talk/TalkButton.tsx'
import { useTalk } from './talk/use-talk.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly onTracks: () => void
  readonly onPeople: () => void
  readonly onPast: () => void
}

export function ListButtons({ onTracks, onPeople, onPast }: Props) {
  const { open, canEdit } = useWorkbench()
  const onImport = () => open({ what: 'import', files: [] })
  const { unread } = useTalk()
  const isNarrow = useMedia('(max-width: 900px)')
  if (isNarrow) {
    return (
      <Menu
        label="More of the board"
        trigger={<Button variant="bare" size="small" icon="more" aria-label="More" />}
        items={[
          { id: 'tracks', label: 'Tracks', onAction: onTracks },
          { id: 'people', label: 'People', onAction: onPeople },
          { id: 'past', label: 'History', onAction: onPast },
          ...(canEdit ? [{ id: 'import', label: 'Bring in…', onAction: onImport }] : []),
          {
            id: 'talk',
            label: 'Talk',
            ...(unread > 0 && { detail: `${unread} not read` }),
            onAction: () => open({ what: 'talk', about: null }),
          },
        ]}
      />
    )
  }
  return (
    <div className={styles.lists}>
      <Button size="small" variant="bare" onPress={onTracks}>
        Tracks
      </Button>
      <Button size="small" variant="bare" onPress={onPeople}>
        People
      </Button>
      <Button size="small" variant="bare" onPress={onPast}>
        History
      </Button>
      {canEdit && (
        <Button size="small" variant="bare" onPress={onImport}>
          Bring in
        </Button>
      )}
      <TalkButton />
    </div>
  )
}
