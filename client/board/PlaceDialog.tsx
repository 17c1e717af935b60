/** Place topics by choosing: day, room, slot and position, a slot that is made for them, or the tray. */

import { useState } from 'react'
import type { Board, Lineup } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addSlot, placeTopics } from '../../shared/board/verbs.ts'
import type { RoomId, SlotId, TopicId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, daysFrom, isWallTime, sayDay, wallPlus } from '../../shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayWhich } from './actions/subjects.ts'
import styles from './dialogs.module.css'
import { targetOf } from './landing.ts'
import { nextFree } from './next-free.ts'
import { outlookOf } from './outlook.ts'
import { AT_END, bestOf, positionsIn, slotOption, slotsAt } from './place-choices.ts'
import { focusSoon } from './reveal.ts'
import { useWorkbench } from './workbench.ts'

const TRAY = 'tray'
const ALL = 'all'
const NEW = 'new'

interface Props {
  readonly topics: readonly TopicId[]
  readonly onClose: () => void
}

export function PlaceDialog({ topics, onClose }: Props) {
  const { board, door, view, changeView } = useWorkbench()
  const ids = topics.filter((id) => board.topics.has(id))
  const moved = ids.flatMap((id) => board.topics.get(id) ?? [])
  const needs = moved.reduce((sum, { minutes }) => sum + minutes, 0)
  const [begin] = useState(() => beginWith(board, ids, view.day))
  const [day, setDay] = useState(begin.day)
  const [roomId, setRoomId] = useState(begin.roomId)
  const [slotId, setSlotId] = useState<SlotId | typeof NEW | null>(begin.slotId)
  const [before, setBefore] = useState<TopicId | null>(begin.before)
  const [typedClock, setClock] = useState<string | null>(null)
  const [typedMinutes, setMinutes] = useState<number | null>(null)

  const lineups = day === TRAY ? [] : slotsAt(board, day, roomId)
  const lineup = slotId === NEW ? null : bestOf(board, lineups, ids, slotId)
  const isNew = day !== TRAY && lineup === null
  const clock = typedClock ?? (isNew ? clockOf(nextFree(board, roomId, day)) : '')
  const minutes = typedMinutes ?? needs
  const start = atClock(day, clock.trim().padStart(5, '0'))
  const positions = lineup ? positionsIn(lineup, ids) : []
  const position = positions.some(({ value }) => value === before) ? before : null
  const problems = {
    start: isNew && !isWallTime(start) ? 'Enter a time like 14:30.' : undefined,
    minutes: isNew && !Number.isInteger(minutes) ? 'Enter a number of minutes.' : undefined,
  }
  const isSound = problems.start === undefined && problems.minutes === undefined && ids.length > 0
  const target = lineup && { slotId: lineup.slot.id, before: position }
  const outlook = isNew ? null : outlookOf(board, ids, target)

  const place = () => {
    if (!isSound) return
    if (isNew)
      door.change(`placed ${sayWhich(moved)} in a new slot`, () => {
        const made = addSlot(door, { place: { roomId, start }, minutes, trackId: moved[0]?.trackId ?? null })
        placeTopics(door, ids, { slotId: made, before: null })
      })
    else placeTopics(door, ids, target)
    onClose()
    if (day !== TRAY) changeView({ day })
    if (ids[0]) focusSoon({ topic: ids[0] })
  }
  return (
    <Dialog
      title={`Place ${sayWhich(moved)}`}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isSound} onPress={place}>
            {day === TRAY ? 'To the tray' : 'Place'}
          </Button>
        </>
      }
    >
      <Form onSubmit={place} className={styles.form}>
        <div className={styles.row}>
          <Select
            label="Where"
            options={[{ value: TRAY, label: 'The tray' }, ...daysOf(board, day).map(dayOption)]}
            value={day}
            onChange={setDay}
          />
          {day !== TRAY && (
            <Select
              label="Room"
              options={[
                ...[...board.rooms.values()].map(({ id, name }) => ({ value: id, label: name || 'Unnamed room' })),
                { value: ALL, label: 'All rooms' },
              ]}
              value={roomId ?? ALL}
              onChange={(value) => setRoomId(value === ALL ? null : (value as RoomId))}
            />
          )}
        </div>
        {day !== TRAY && (
          <Select
            label="Slot"
            options={[
              ...lineups.map((one) => slotOption(board, one, ids)),
              { value: NEW, label: 'A new slot', detail: `for ${needs} min` },
            ]}
            value={lineup?.slot.id ?? NEW}
            onChange={(value) => setSlotId(value as SlotId | typeof NEW)}
          />
        )}
        {lineup && (
          <Select
            label="Position"
            options={positions}
            value={position ?? AT_END}
            onChange={(value) => setBefore(value === AT_END ? null : (value as TopicId))}
          />
        )}
        {isNew && (
          <div className={styles.row}>
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
        )}
        <p className={styles.outlook} role="status" data-clash={outlook?.isClash || undefined}>
          {outlook ? `${needs} min to ${outlook.words}.` : isSound && sayNew(start, minutes)}
        </p>
      </Form>
    </Dialog>
  )
}

const sayNew = (start: string, minutes: number): string =>
  `A new slot on ${sayDay(dayOf(start))}, ${clockOf(start)}–${clockOf(wallPlus(start, minutes))}.`

const dayOption = (day: string) => ({ value: day, label: sayDay(day) })

function daysOf({ meta }: Board, chosen: string): readonly string[] {
  const days = daysFrom(meta.firstDay, meta.lastDay)
  return chosen === TRAY || days.includes(chosen) ? days : [chosen, ...days]
}

interface Beginning {
  readonly day: string
  readonly roomId: RoomId | null
  readonly slotId: SlotId | null
  readonly before: TopicId | null
}

/** Where the first of them stands; else on the day that is looked at, where there is room for them. */
function beginWith(board: Board, ids: readonly TopicId[], day: string): Beginning {
  const target = ids[0] ? targetOf(board, ids) : null
  const stands: Lineup | undefined = target ? board.lineups.get(target.slotId) : undefined
  if (target && stands) {
    const { place } = stands.slot
    return { day: dayOf(place.start), roomId: place.roomId, slotId: stands.slot.id, before: target.before }
  }
  const onDay = [...board.rooms.keys()].flatMap((roomId) => slotsAt(board, day, roomId))
  const best = bestOf(board, onDay, ids, null)
  const roomId = best ? best.slot.place.roomId : ([...board.rooms.keys()][0] ?? null)
  return { day, roomId, slotId: best?.slot.id ?? null, before: null }
}
