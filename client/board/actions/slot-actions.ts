/** Actions on slots: the one that has the focus, or in which the focused card stands, and on all of a day. */

import { closeGaps, insertSlot, shiftSlots, swapSlots } from '../../../shared/board/arranging.ts'
import { copySlot } from '../../../shared/board/copying.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { editSlot, removeEntry } from '../../../shared/board/verbs.ts'
import type { SlotId } from '../../../shared/ids.ts'
import { dayOf } from '../../../shared/time.ts'
import { nextFree } from '../next-free.ts'
import { reveal } from '../reveal.ts'
import type { Workbench } from '../workbench.ts'
import type { Action } from './action.ts'
import type { Focus } from './focus.ts'
import { slotOf, topicsOf } from './subjects.ts'

const aboutSlot = {
  group: 'Slots',
  about: 'slot',
  isPossible: (bench: Workbench, focus: Focus) => slotOf(bench, focus) !== null,
} as const

export const slotActions = (): readonly Action[] => [
  {
    id: 'slot.new',
    name: 'Add a slot…',
    group: 'Slots',
    keys: ['s'],
    isEdit: true,
    run: ({ board, view, open }) => {
      const roomId = [...board.rooms.keys()].find((id) => !view.hiddenRooms.includes(id)) ?? null
      open({ what: 'slot', draft: { roomId, start: nextFree(board, roomId, view.day) } })
    },
  },
  {
    id: 'slot.pattern',
    name: 'Make slots from a pattern…',
    group: 'Slots',
    keys: ['shift+s'],
    isEdit: true,
    isPossible: ({ board }) => board.rooms.size > 0,
    run: ({ open }) => open({ what: 'make-slots' }),
  },
  {
    ...aboutSlot,
    id: 'slot.open',
    name: 'Open the slot…',
    keys: ['o'],
    isEdit: true,
    run: (bench, focus) => {
      const lineup = slotOf(bench, focus)
      if (lineup) bench.open({ what: 'slot', draft: { slot: lineup.slot } })
    },
  },
  {
    ...aboutSlot,
    id: 'slot.longer',
    name: 'Slot: longer by the step',
    keys: ['+', '='],
    isEdit: true,
    run: (bench, focus) => resize(bench, focus, bench.view.step),
  },
  {
    ...aboutSlot,
    id: 'slot.shorter',
    name: 'Slot: shorter by the step',
    keys: ['-'],
    isEdit: true,
    run: (bench, focus) => resize(bench, focus, -bench.view.step),
  },
  {
    ...aboutSlot,
    id: 'slot.earlier',
    name: 'Slot: earlier by the step',
    keys: [','],
    isEdit: true,
    run: (bench, { slot }) => slot && shiftSlots(bench.door, [slot], -bench.view.step),
  },
  {
    ...aboutSlot,
    id: 'slot.later',
    name: 'Slot: later by the step',
    keys: ['.'],
    isEdit: true,
    run: (bench, { slot }) => slot && shiftSlots(bench.door, [slot], bench.view.step),
  },
  {
    id: 'slot.shift',
    name: 'Shift slots by minutes…',
    group: 'Slots',
    keys: ['m'],
    isEdit: true,
    isPossible: ({ board }) => board.slots.size > 0,
    run: ({ open }, { slot }) => open({ what: 'shift', slot }),
  },
  {
    ...aboutSlot,
    id: 'slot.insert',
    name: 'Insert a slot after this one; later ones give way',
    keys: ['i'],
    isEdit: true,
    run: (bench, focus) => {
      const lineup = slotOf(bench, focus)
      if (!lineup) return
      const { place, minutes, trackId } = lineup.slot
      reveal(bench, { slot: insertSlot(bench.door, { place: { ...place, start: lineup.end }, minutes, trackId }) })
    },
  },
  copyAction('slot.copy', 'Copy the slot, empty', 'none', ['c']),
  copyAction('slot.copy.full', 'Copy the slot with copies of its topics', 'copies'),
  {
    id: 'slot.swap',
    name: 'Swap the slots of the two chosen topics',
    group: 'Slots',
    isEdit: true,
    isPossible: (bench) => slotsOfChosen(bench).length === 2,
    run: (bench) => {
      const [a, b] = slotsOfChosen(bench)
      if (a && b) swapSlots(bench.door, a, b)
    },
  },
  {
    ...aboutSlot,
    id: 'slot.close',
    name: 'Close the gaps of this room on this day',
    keys: ['shift+g'],
    isEdit: true,
    isPossible: (bench, focus) => slotOf(bench, focus)?.slot.place.roomId != null,
    run: (bench, focus) => {
      const place = slotOf(bench, focus)?.slot.place
      if (place?.roomId) closeGaps(bench.door, place.roomId, dayOf(place.start))
    },
  },
  {
    ...aboutSlot,
    id: 'slot.remove',
    name: 'Remove the slot',
    keys: ['Delete', 'Backspace'],
    isEdit: true,
    run: ({ door }, { slot }) => slot && removeEntry(door, 'slot', slot),
  },
]

const copyAction = (id: string, name: string, cards: 'none' | 'copies', keys?: readonly string[]): Action => ({
  ...aboutSlot,
  id,
  name,
  ...(keys && { keys }),
  isEdit: true,
  run: (bench, focus) => {
    const lineup = slotOf(bench, focus)
    if (!lineup) return
    const copy = copySlot(bench.door, lineup.slot.id, { ...lineup.slot.place, start: lineup.end }, cards)
    if (copy) reveal(bench, { slot: copy })
  },
})

/** The slots in which the chosen topics stand. */
function slotsOfChosen(bench: Workbench): readonly SlotId[] {
  const ids = topicsOf(bench, { topic: null, slot: null }).map(({ placement }) => placement?.slotId)
  return [...new Set(ids)].flatMap((id) => (id && bench.board.slots.has(id) ? id : []))
}

function resize(bench: Workbench, focus: Focus, by: number): void {
  const slot = slotOf(bench, focus)?.slot
  if (!slot) return
  const minutes = Math.max(bench.view.step, Math.min(LIMITS.minutes, slot.minutes + by))
  editSlot(bench.door, slot.id, { minutes })
  bench.say(`${minutes} minutes.`)
}
