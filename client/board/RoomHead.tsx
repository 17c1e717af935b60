/** The head of a room's column: its name, and what can be done with it. */

import type { Board, Room } from '../../shared/board/model.ts'
import { moveRoom, removeRoom } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './DayGrid.module.css'
import { offerUndo } from './undo-toast.ts'

interface Props {
  /** `null`: the board has no rooms yet. */
  readonly room: Room | null
  readonly board: Board
  readonly canEdit: boolean
  readonly onEdit: (room: Room | null) => void
}

export function RoomHead({ room, board, canEdit, onEdit }: Props) {
  const { door } = useLink()
  if (!room) {
    return (
      <div className={styles.room}>
        {canEdit ? (
          <Button size="small" icon="plus" onPress={() => onEdit(null)}>
            Add the first room
          </Button>
        ) : (
          <span className={styles.name}>No rooms yet</span>
        )}
      </div>
    )
  }
  const rooms = [...board.rooms.keys()]
  const at = rooms.indexOf(room.id)
  return (
    <div className={styles.room}>
      <h3 className={styles.name}>{room.name || 'Unnamed room'}</h3>
      {room.repair.length > 0 && <span className={styles.repair}>needs repair</span>}
      {room.capacity !== null && <span className={styles.capacity}>{room.capacity} seats</span>}
      {canEdit && (
        <Menu
          label={`Room ${room.name}`}
          trigger={
            <Button
              excludeFromTabOrder
              variant="bare"
              size="small"
              icon="more"
              aria-label={`Room ${room.name}: actions`}
            />
          }
          items={[
            { id: 'edit', label: 'Name and seats…', icon: 'edit', onAction: () => onEdit(room) },
            {
              id: 'left',
              label: 'Move left',
              icon: 'chevron-left',
              isDisabled: at <= 0,
              onAction: () => moveRoom(door, room.id, rooms[at - 1] ?? null),
            },
            {
              id: 'right',
              label: 'Move right',
              icon: 'chevron-right',
              isDisabled: at === rooms.length - 1,
              onAction: () => moveRoom(door, room.id, rooms[at + 2] ?? null),
            },
            'line',
            {
              id: 'remove',
              label: 'Remove room',
              icon: 'trash',
              isDanger: true,
              onAction: () => {
                removeRoom(door, room.id)
                offerUndo(door)
              },
            },
          ]}
        />
      )}
    </div>
  )
}
