/** Make or change a room. */

import { useState } from 'react'
import type { Room } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addRoom, editRoom } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { changedOf } from './changed-of.ts'
import styles from './dialogs.module.css'

export function RoomDialog({ room, onClose }: { readonly room: Room | null; readonly onClose: () => void }) {
  const { door } = useLink()
  const [name, setName] = useState(room?.name ?? '')
  const [seats, setSeats] = useState(room?.capacity ?? Number.NaN)
  const [features, setFeatures] = useState(room?.features ?? '')
  const save = () => {
    const facts = {
      name: name.trim().slice(0, LIMITS.title),
      capacity: Number.isInteger(seats) ? seats : null,
      features: features.trim(),
    }
    if (!facts.name) return
    if (room) editRoom(door, room.id, changedOf(room, facts))
    else addRoom(door, facts)
    onClose()
  }
  return (
    <Dialog
      title={room ? 'Room' : 'New room'}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={name.trim() === ''} onPress={save}>
            {room ? 'Save' : 'Add room'}
          </Button>
        </>
      }
    >
      <Form onSubmit={save} className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} autoFocus />
        <NumberField
          label="Seats"
          hint="May stay empty."
          value={seats}
          minValue={0}
          maxValue={100_000}
          onChange={setSeats}
        />
        <TextField
          label="Features"
          hint="Projector, recording, step-free… Not shown to attendees."
          value={features}
          maxLength={LIMITS.line}
          onChange={setFeatures}
        />
      </Form>
    </Dialog>
  )
}
