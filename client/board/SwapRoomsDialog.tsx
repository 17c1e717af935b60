/** What stands in one room goes to another and the other way round: on the day that is looked at, or on all. */

import { useState } from 'react'
import { swapRooms } from '../../shared/board/arranging.ts'
import type { RoomId } from '../../shared/ids.ts'
import { sayDay } from '../../shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './dialogs.module.css'
import { useWorkbench } from './workbench.ts'

const ALL = 'all'

export function SwapRoomsDialog({ onClose }: { readonly onClose: () => void }) {
  const { board, door, view } = useWorkbench()
  const rooms = [...board.rooms.values()].map(({ id, name }) => ({ value: id, label: name || 'Unnamed room' }))
  const [one, setOne] = useState<string | null>(rooms[0]?.value ?? null)
  const [other, setOther] = useState<string | null>(rooms[1]?.value ?? null)
  const [day, setDay] = useState(view.day)
  const isSound = one !== null && other !== null && one !== other
  const swap = () => {
    if (!isSound) return
    swapRooms(door, one as RoomId, other as RoomId, day === ALL ? null : day)
    onClose()
  }
  return (
    <Dialog
      title="Swap two rooms"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isSound} onPress={swap}>
            Swap
          </Button>
        </>
      }
    >
      <Form onSubmit={swap} className={styles.form}>
        <div className={styles.row}>
          <Select label="Room" options={rooms} value={one} onChange={setOne} />
          <Select label="With" options={rooms.filter(({ value }) => value !== one)} value={other} onChange={setOther} />
        </div>
        <Select
          label="When"
          options={[
            { value: view.day, label: `On ${sayDay(view.day)}` },
            { value: ALL, label: 'On all days' },
          ]}
          value={day}
          onChange={setDay}
        />
      </Form>
    </Dialog>
  )
}
