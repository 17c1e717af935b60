/** `schedule.json` of frab, pretalx and c3voc, with people in either form, and of its next version → draft. */

import { record } from '../board/values.ts'
import type { FrabDay, FrabSchedule } from './frab-schedule.ts'
import { frabDraft } from './frab-schedule.ts'
import type { Loose } from './loose-values.ts'
import { listOf, nameIn, recordsOf, textAt, valueAt } from './loose-values.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'

export const frabJson: Reader = {
  id: 'frab-json',
  name: 'a schedule in JSON (frab, pretalx, c3voc)',
  knows: ({ json }) => scheduleIn(json) !== null,
  read({ json }, hints) {
    const schedule = scheduleIn(json)
    if (!schedule)
      throw new ImportFailure(
        'This is no schedule in JSON: it has no “schedule” with a “conference” and its days. Choose the file schedule.json of the event, or paste its text.',
      )
    return frabDraft(schedule, hints)
  },
}

function scheduleIn(json: unknown): FrabSchedule | null {
  const root = record(json)
  const schedule = record(root && valueAt(root, 'schedule')) ?? root
  const conference = record(schedule && valueAt(schedule, 'conference')) ?? null
  if (!root || !schedule) return null
  const around: readonly Loose[] = [conference ?? {}, schedule, root]
  const first = (key: string) => around.map((one) => valueAt(one, key)).find((value) => value !== undefined)
  const days = recordsOf(first('days')).filter((day) => Object.hasOwn(day, 'rooms') || Object.hasOwn(day, 'events'))
  const flat = around.flatMap((one) => recordsOf(valueAt(one, 'events')))
  const isFlat =
    days.length === 0 && flat.some((event) => Object.hasOwn(event, 'title') && Object.hasOwn(event, 'start'))
  if (!conference && !days.some((day) => Object.hasOwn(day, 'rooms'))) return null
  if (!conference && !Object.hasOwn(root, 'schedule') && !isFlat) return null
  if (days.length === 0 && !isFlat && !listOf(first('days')).length && !Array.isArray(first('days'))) return null
  const generator = around.map((one) => nameIn(valueAt(one, 'generator'))).find(Boolean) ?? ''
  return {
    format: 'frab-json',
    generator,
    conference: conference ?? {},
    tracks: around.flatMap((one) => recordsOf(valueAt(one, 'tracks'))),
    rooms: around.flatMap((one) => recordsOf(valueAt(one, 'rooms'))),
    days: isFlat ? [dayWith(flat)] : [...days.map(dayOf), ...(flat.length > 0 ? [dayWith(flat)] : [])],
    warning: null,
  }
}

const raws = (events: unknown) => recordsOf(events).map((raw) => ({ raw, line: 1 }))

const dayWith = (events: readonly Loose[]): FrabDay => ({
  date: '',
  start: '',
  rooms: [{ name: '', origin: '', events: raws(events) }],
})

/** Rooms by their names, or a list of them. */
function dayOf(day: Loose): FrabDay {
  const rooms = valueAt(day, 'rooms')
  const named = Array.isArray(rooms)
    ? recordsOf(rooms).map((room) => [nameIn(room), valueAt(room, 'events'), textAt(room, 'guid')] as const)
    : Object.entries(record(rooms) ?? {}).map(([name, events]) => [name, events, ''] as const)
  const loose = valueAt(day, 'events')
  return {
    date: textAt(day, 'date'),
    start: textAt(day, 'day_start', 'start'),
    rooms: [...named, ...(loose ? [['', loose, ''] as const] : [])].map(([name, events, origin]) => ({
      name: name.trim(),
      origin,
      events: raws(events),
    })),
  }
}
