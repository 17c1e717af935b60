/** Shift slots earlier or later by minutes: a day, one of its rooms, one slot, or it and all that follow. */

import { useState } from 'react'
import { shiftSlots } from '../../shared/board/arranging.ts'
import type { Lineup } from '../../shared/board/model.ts'
import type { SlotId } from '../../shared/ids.ts'
import { clockOf, dayOf, sayDay, wallPlus } from '../../shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { NO_FOCUS } from './actions/focus.ts'
import { slotsOn, topicsOf } from './actions/subjects.ts'
import styles from './dialogs.module.css'
import type { Workbench } from './workbench.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  /** The one that had the focus. */
  readonly slot: SlotId | null
  readonly onClose: () => void
}

interface Stretch {
  readonly value: string
  readonly label: string
  readonly lineups: readonly Lineup[]
}

const LATER = 'later'
const EARLIER = 'earlier'
const MOST = 24 * 60

export function ShiftDialog({ slot, onClose }: Props) {
  const bench = useWorkbench()
  const stretches = stretchesOf(bench, slot)
  const [asked, setAsked] = useState<string | null>(null)
  const [direction, setDirection] = useState(LATER)
  const [minutes, setMinutes] = useState(30)
  const stretch = stretches.find(({ value }) => value === asked) ?? stretches[0]
  const by = direction === LATER ? minutes : -minutes
  const isSound = stretch !== undefined && Number.isInteger(minutes) && minutes > 0
  const shift = () => {
    if (!isSound) return
    const ids = stretch.lineups.map((lineup) => lineup.slot.id)
    shiftSlots(bench.door, ids, by)
    onClose()
  }
  return (
    <Dialog
      title="Shift slots"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isSound} onPress={shift}>
            Shift
          </Button>
        </>
      }
    >
      <Form onSubmit={shift} className={styles.form}>
        <Select
          label="What"
          options={stretches.map(({ value, label, lineups }) => ({ value, label, detail: sayCount(lineups.length) }))}
          value={stretch?.value ?? null}
          placeholder="There is no slot on this day."
          onChange={setAsked}
        />
        <div className={styles.row}>
          <NumberField
            label="By"
            unit="min"
            value={minutes}
            minValue={1}
            maxValue={MOST}
            step={1}
            error={Number.isInteger(minutes) ? undefined : 'Enter a number of minutes.'}
            onChange={setMinutes}
          />
          <Select
            label="Direction"
            options={[
              { value: LATER, label: 'Later' },
              { value: EARLIER, label: 'Earlier' },
            ]}
            value={direction}
            onChange={setDirection}
          />
        </div>
        <p className={styles.outlook} role="status">
          {isSound && sayShift(stretch.lineups, by)}
        </p>
      </Form>
    </Dialog>
  )
}

/** What is nearest to hand comes first. */
function stretchesOf(bench: Workbench, slotId: SlotId | null): readonly Stretch[] {
  const { board, view } = bench
  const own = slotId ? board.lineups.get(slotId) : undefined
  const day = own ? dayOf(own.slot.place.start) : view.day
  const roomName = (id: string | null) => [...board.rooms.values()].find((room) => room.id === id)?.name ?? 'all rooms'
  const follow = own
    ? slotsOn(bench, day).filter(
        ({ slot: { place } }) => isAfter(place, own.slot.place) && place.roomId === own.slot.place.roomId,
      )
    : []
  const chosen = new Set(topicsOf(bench, NO_FOCUS).map(({ placement }) => placement?.slotId))
  const ofChosen = [...board.lineups.values()].filter(({ slot }) => chosen.has(slot.id))
  const rooms = [...board.rooms.values()].map(({ id, name }) => ({
    value: id,
    label: `${name || 'Unnamed room'} on ${sayDay(day)}`,
    lineups: slotsOn(bench, day, id),
  }))
  return [
    {
      value: 'follow',
      label: `This slot and the later ones in ${roomName(own?.slot.place.roomId ?? null)}`,
      lineups: follow,
    },
    { value: 'slot', label: 'This slot alone', lineups: own ? [own] : [] },
    { value: 'chosen', label: 'The slots of the chosen topics', lineups: ofChosen },
    { value: 'day', label: `All of ${sayDay(day)}`, lineups: slotsOn(bench, day) },
    ...rooms,
  ].filter(({ lineups }) => lineups.length > 0)
}

const isAfter = (place: { readonly start: string }, first: { readonly start: string }): boolean =>
  place.start >= first.start

const sayCount = (count: number): string => `${count} ${count === 1 ? 'slot' : 'slots'}`

/** "5 slots: the first begins at 09:30 instead of 09:00." */
function sayShift(lineups: readonly Lineup[], by: number): string {
  const first = lineups[0]?.slot.place.start ?? ''
  return `${sayCount(lineups.length)}: the first begins at ${clockOf(wallPlus(first, by))} instead of ${clockOf(first)}.`
}
