/** Make or change a slot by its facts: the way without dragging. */

import { useState } from 'react'
import type { Board, Place, Slot, SlotKind } from '../../shared/board/model.ts'
import { SLOT_KINDS } from '../../shared/board/model.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import { LIMITS } from '../../shared/board/values.ts'
import type { SlotChange } from '../../shared/board/verbs.ts'
import { addSlot, editSlot, placeSlot, removeEntry } from '../../shared/board/verbs.ts'
import type { RoomId, TrackId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, daysFrom, isWallTime, sayDay } from '../../shared/time.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toasts.ts'
import { changedOf } from './changed-of.ts'
import styles from './dialogs.module.css'
import type { SlotDraft } from './slot-draft.ts'
import { offerUndo } from './undo-toast.ts'

interface Props {
  readonly draft: SlotDraft
  readonly board: Board
  readonly onClose: () => void
}

const ALL = 'all'
const NONE = 'none'
const KIND_WORDS: Record<SlotKind, string> = { session: 'Session', break: 'Break', plenary: 'Plenary' }

export function SlotDialog({ draft, board, onClose }: Props) {
  const { door } = useLink()
  const old = 'slot' in draft ? draft.slot : null
  const place = 'slot' in draft ? draft.slot.place : draft
  const [kind, setKind] = useState<SlotKind>(old?.kind ?? 'session')
  const [title, setTitle] = useState(old?.title ?? '')
  const [roomId, setRoomId] = useState<RoomId | null>(place.roomId)
  const [day, setDay] = useState(dayOf(place.start))
  const [clock, setClock] = useState(clockOf(place.start))
  const [minutes, setMinutes] = useState(old?.minutes ?? 60)
  const [trackId, setTrackId] = useState<TrackId | null>(old?.trackId ?? null)
  const [isPublic, setPublic] = useState(old?.public ?? true)

  const start = atClock(day, clock.trim().padStart(5, '0'))
  const problems = {
    start: isWallTime(start) ? undefined : 'Enter a time like 14:30.',
    minutes: Number.isInteger(minutes) ? undefined : 'Enter a number of minutes.',
  }
  const days = daysFrom(board.meta.firstDay, board.meta.lastDay)
  const save = () => {
    if (problems.start !== undefined || problems.minutes !== undefined) return
    const facts = { minutes, kind, title: title.trim(), trackId, public: isPublic }
    if (!old) add(door, { roomId, start }, facts)
    else if (board.slots.has(old.id))
      change(door, old, board.slots.get(old.id)?.place ?? old.place, { roomId, start }, facts)
    else
      toast('Somebody removed this slot meanwhile. It can be restored from “Removed” under the tray.', {
        tone: 'error',
      })
    onClose()
  }
  return (
    <Dialog
      title={old ? 'Slot' : 'New slot'}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          {old && (
            <Button
              variant="danger"
              icon="trash"
              className={styles.apart}
              onPress={() => {
                removeEntry(door, 'slot', old.id)
                offerUndo(door)
                onClose()
              }}
            >
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            {old ? 'Save' : 'Add slot'}
          </Button>
        </>
      }
    >
      <Form onSubmit={save} className={styles.form}>
        <TextField
          label="Title"
          value={title}
          onChange={setTitle}
          hint="Left empty, the track's name is shown."
          autoFocus
        />
        <div className={styles.row}>
          <Select
            label="Kind"
            options={SLOT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={kind}
            onChange={(value) => setKind(value as SlotKind)}
          />
          <Select
            label="Room"
            options={[
              { value: ALL, label: 'All rooms' },
              ...[...board.rooms.values()].map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={roomId ?? ALL}
            onChange={(value) => setRoomId(value === ALL ? null : (value as RoomId))}
          />
        </div>
        <div className={styles.row}>
          <Select
            label="Day"
            options={(days.includes(day) ? days : [day, ...days]).map((value) => ({ value, label: sayDay(value) }))}
            value={day}
            onChange={setDay}
          />
          <TextField label="Start" value={clock} onChange={setClock} error={problems.start} />
          <NumberField
            label="Length"
            unit="min"
            value={minutes}
            minValue={1}
            maxValue={LIMITS.minutes}
            error={problems.minutes}
            onChange={setMinutes}
          />
        </div>
        <Select
          label="Track"
          options={[
            { value: NONE, label: 'None' },
            ...[...board.tracks.values()].map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={trackId ?? NONE}
          onChange={(value) => setTrackId(value === NONE ? null : (value as TrackId))}
        />
        <Checkbox isSelected={isPublic} onChange={setPublic}>
          In the programme once it is public
        </Checkbox>
      </Form>
    </Dialog>
  )
}

type Facts = Required<SlotChange>

function add(door: UndoableBoardDoc, place: Place, { public: isPublic, ...facts }: Facts): void {
  door.change('added a slot', () => {
    const id = addSlot(door, { place, ...facts })
    if (!isPublic) editSlot(door, id, { public: false })
  })
}

/** Writes what was changed here alone: somebody else may have changed the rest since the dialog was opened. */
function change(door: UndoableBoardDoc, old: Slot, now: Place, place: Place, facts: Facts): void {
  door.change('changed a slot', () => {
    placeSlot(door, old.id, {
      roomId: place.roomId === old.place.roomId ? now.roomId : place.roomId,
      start: place.start === old.place.start ? now.start : place.start,
    })
    editSlot(door, old.id, changedOf<Facts>(old, facts))
  })
}
