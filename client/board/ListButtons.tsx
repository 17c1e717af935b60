/** The ways to the board's lists: two buttons in the bar, one menu where there is no room for them. */

import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useMedia } from '../ui/use-media.ts'
import styles from './people-and-tracks.module.css'

interface Props {
  readonly onTracks: () => void
  readonly onPeople: () => void
  readonly onPast: () => void
}

export function ListButtons({ onTracks, onPeople, onPast }: Props) {
  const isNarrow = useMedia('(max-width: 700px)')
  if (isNarrow) {
    return (
      <Menu
        label="More of the board"
        trigger={<Button variant="bare" size="small" icon="more" aria-label="More" />}
        items={[
          { id: 'tracks', label: 'Tracks', onAction: onTracks },
          { id: 'people', label: 'People', onAction: onPeople },
          { id: 'past', label: 'History', onAction: onPast },
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
    </div>
  )
}
