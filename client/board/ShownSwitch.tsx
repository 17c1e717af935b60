/** The switch between the views of a board, with the room or the track that is looked at beside it. */

import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import type { Shown } from './board-view.ts'
import { SHOWN } from './board-view.ts'
import { roomShown, trackShown } from './grid-layout.ts'
import styles from './ViewControls.module.css'
import { useWorkbench } from './workbench.ts'

export const SHOWN_WORDS: Record<Shown, string> = { day: 'Day', room: 'Room', track: 'Track', list: 'List' }

export function ShownSwitch({ isStacked = false }: { readonly isStacked?: boolean }) {
  const { board, view, changeView } = useWorkbench()
  const { rooms, tracks } = board
  return (
    <div className={styles.switch} data-stacked={isStacked || undefined}>
      <Segmented
        label="Show"
        options={SHOWN.map((value) => ({ value, label: SHOWN_WORDS[value] }))}
        value={view.shown}
        onChange={(shown) => changeView({ shown })}
      />
      {view.shown === 'room' && rooms.size > 0 && (
        <Select
          label="Room"
          hideLabel
          size="small"
          className={styles.choice}
          options={[...rooms.values()].map(({ id, name }) => ({ value: id, label: name || 'Unnamed room' }))}
          value={roomShown(board, view)?.id ?? null}
          onChange={(id) => changeView({ room: [...rooms.keys()].find((one) => one === id) ?? null })}
        />
      )}
      {view.shown === 'track' && tracks.size > 0 && (
        <Select
          label="Track"
          hideLabel
          size="small"
          className={styles.choice}
          options={[...tracks.values()].map(({ id, name, color }) => ({
            value: id,
            label: name || 'Unnamed track',
            swatch: `var(--track-${color}-edge)`,
          }))}
          value={trackShown(board, view)}
          onChange={(id) => changeView({ track: [...tracks.keys()].find((one) => one === id) ?? null })}
        />
      )}
    </div>
  )
}
