/** The head of a column: a day's name, or a room's with what can be done with it. */

import { memo } from 'react'
import type { Board, Room } from '../../shared/board/model.ts'
import { moveRoom, removeRoom } from '../../shared/board/verbs.ts'
import type { RoomId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './Grid.module.css'
import { offerUndo } from './undo-toast.ts'

interface Props {
  readonly title: string
  /** `null`: of a day, or the board has no rooms yet. */
  readonly room: Room | null
  readonly isDay: boolean
  readonly rooms: Board['rooms']
  readonly canEdit: boolean
  readonly onEdit: (room: Room | null) => void
  readonly onHide: (id: RoomId) => void
}

export const ColumnHead = memo(function ColumnHead(props: Props) {
  const { title, room, isDay, rooms, canEdit, onEdit } = props
  const isFirstRoom = !isDay && rooms.size === 0
  return (
    <div className={styles.title}>
      {isFirstRoom && canEdit ? (
        <Button size="small" icon="plus" onPress={() => onEdit(null)}>
          Add the first room
        </Button>
      ) : (
        <h3 className={styles.name}>{isFirstRoom ? 'No rooms yet' : title}</h3>
      )}
      {room && room.repair.length > 0 && <span className={styles.repair}>needs repair</span>}
      {room && room.capacity !== null && <span className={styles.capacity}>{room.capacity} seats</span>}
      {room && <RoomMenu {...props} room={room} />}
    </div>
  )
})

function RoomMenu({ room, rooms, canEdit, onEdit, onHide }: Props & { readonly room: Room }) {
  const { door } = useLink()
  const order = [...rooms.keys()]
  const at = order.indexOf(room.id)
  const hide = { id: 'hide', label: 'Hide room', icon: 'eye-off', onAction: () => onHide(room.id) } as const
  const edits = [
    { id: 'edit', label: 'Name and seats…', icon: 'edit', onAction: () => onEdit(room) },
    {
      id: 'left',
      label: 'Move left',
      icon: 'chevron-left',
      isDisabled: at <= 0,
      onAction: () => moveRoom(door, room.id, order[at - 1] ?? null),
    },
    {
      id: 'right',
      label: 'Move right',
      icon: 'chevron-right',
      isDisabled: at === order.length - 1,
      onAction: () => moveRoom(door, room.id, order[at + 2] ?? null),
    },
    hide,
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
  ] as const
  return (
    <Menu
      label={`Room ${room.name}`}
      trigger={
        <Button excludeFromTabOrder variant="bare" size="small" icon="more" aria-label={`Room ${room.name}: actions`} />
      }
      items={canEdit ? edits : [hide]}
    />
  )
}
