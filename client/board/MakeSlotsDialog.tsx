/** Make many slots in one stroke: days by rooms, one session after the other, cut by breaks. */

import { useMemo, useState } from 'react'
import type { SlotPattern } from '../../shared/board/slot-pattern.ts'
import { makeSlots, slotsOf } from '../../shared/board/slot-pattern.ts'
import { LIMITS } from '../../shared/board/values.ts'
import type { RoomId, TrackId } from '../../shared/ids.ts'
import { daysFrom, sayDay } from '../../shared/time.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './dialogs.module.css'
import { clockIn, sayPattern } from './pattern-words.ts'
import { useWorkbench } from './workbench.ts'

const NONE = 'none'

interface Break {
  readonly key: number
  readonly from: string
  readonly minutes: number
  readonly title: string
}

export function MakeSlotsDialog({ onClose }: { readonly onClose: () => void }) {
  const { board, door, view } = useWorkbench()
  const allDays = daysFrom(board.meta.firstDay, board.meta.lastDay)
  const [days, setDays] = useState<readonly string[]>([view.day])
  const [rooms, setRooms] = useState<readonly RoomId[]>(() =>
    [...board.rooms.keys()].filter((id) => !view.hiddenRooms.includes(id)),
  )
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('17:00')
  const [minutes, setMinutes] = useState(90)
  const [trackId, setTrackId] = useState<TrackId | null>(null)
  const [breaks, setBreaks] = useState<readonly Break[]>([{ key: 0, from: '12:00', minutes: 60, title: 'Lunch' }])

  const problems = {
    from: clockIn(from) ? undefined : 'Enter a time like 09:00.',
    to: !clockIn(to)
      ? 'Enter a time like 17:00.'
      : (clockIn(from) ?? '') < (clockIn(to) ?? '')
        ? undefined
        : 'Enter a later time.',
    minutes: Number.isInteger(minutes) ? undefined : 'Enter a number of minutes.',
  }
  const isSound = Object.values(problems).every((problem) => problem === undefined)
  const pattern = useMemo<SlotPattern | null>(() => {
    const [first, last] = [clockIn(from), clockIn(to)]
    if (!isSound || !first || !last) return null
    const pauses = breaks.flatMap(({ from: at, minutes: long, title }) => {
      const clock = clockIn(at)
      return clock && Number.isInteger(long) ? [{ from: clock, minutes: long, title: title.trim() }] : []
    })
    return { days, rooms, from: first, to: last, minutes, breaks: pauses, trackId }
  }, [days, rooms, from, to, minutes, breaks, trackId, isSound])
  const foreseen = useMemo(() => pattern && slotsOf(pattern, board), [pattern, board])
  const isUseful = foreseen !== null && foreseen.slots.length > 0

  const make = () => {
    if (!pattern || !isUseful) return
    makeSlots(door, pattern)
    onClose()
  }
  const change = (key: number, part: Partial<Break>) =>
    setBreaks(breaks.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <Dialog
      title="Make slots"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isUseful} onPress={make}>
            Make them
          </Button>
        </>
      }
    >
      <Form onSubmit={make} className={styles.form}>
        <fieldset className={styles.choices}>
          <legend>Days</legend>
          {allDays.map((day) => (
            <Checkbox
              key={day}
              isSelected={days.includes(day)}
              onChange={(on) => setDays(allDays.filter((one) => (one === day ? on : days.includes(one))))}
            >
              {sayDay(day)}
            </Checkbox>
          ))}
        </fieldset>
        <fieldset className={styles.choices}>
          <legend>Rooms</legend>
          {[...board.rooms.values()].map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={rooms.includes(id)}
              onChange={(on) =>
                setRooms([...board.rooms.keys()].filter((one) => (one === id ? on : rooms.includes(one))))
              }
            >
              {name || 'Unnamed room'}
            </Checkbox>
          ))}
        </fieldset>
        <div className={styles.row}>
          <TextField label="From" value={from} onChange={setFrom} error={problems.from} />
          <TextField label="To" value={to} onChange={setTo} error={problems.to} />
          <NumberField
            label="Length of each"
            unit="min"
            value={minutes}
            minValue={1}
            maxValue={LIMITS.minutes}
            error={problems.minutes}
            onChange={setMinutes}
          />
        </div>
        <fieldset className={styles.breaks}>
          <legend>Breaks: from, length, title</legend>
          <ul>
            {breaks.map(({ key, ...pause }, at) => (
              <li key={key}>
                <TextField
                  label={`Break ${at + 1} from`}
                  hideLabel
                  value={pause.from}
                  error={clockIn(pause.from) ? undefined : 'Like 12:00.'}
                  onChange={(next) => change(key, { from: next })}
                />
                <NumberField
                  label={`Break ${at + 1}: length`}
                  hideLabel
                  unit="min"
                  value={pause.minutes}
                  minValue={1}
                  maxValue={LIMITS.minutes}
                  onChange={(next) => change(key, { minutes: next })}
                />
                <TextField
                  label={`Break ${at + 1}: title`}
                  hideLabel
                  placeholder="Break"
                  value={pause.title}
                  onChange={(title) => change(key, { title })}
                />
                <IconButton
                  icon="close"
                  label={`Without break ${at + 1}`}
                  onPress={() => setBreaks(breaks.filter((one) => one.key !== key))}
                />
              </li>
            ))}
          </ul>
          <Button
            size="small"
            icon="plus"
            onPress={() =>
              setBreaks([
                ...breaks,
                { key: Math.max(-1, ...breaks.map(({ key }) => key)) + 1, from: '15:30', minutes: 30, title: 'Break' },
              ])
            }
          >
            Add a break
          </Button>
        </fieldset>
        <Select
          label="Track of the sessions"
          options={[
            { value: NONE, label: 'None' },
            ...[...board.tracks.values()].map(({ id, name }) => ({ value: id, label: name || 'Unnamed track' })),
          ]}
          value={trackId ?? NONE}
          onChange={(value) => setTrackId(value === NONE ? null : (value as TrackId))}
        />
        <p className={styles.outlook} role="status">
          {foreseen ? sayPattern(foreseen) : ''}
        </p>
      </Form>
    </Dialog>
  )
}
