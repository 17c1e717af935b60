/** Actions on rooms: to make, change and swap them, and to close the gaps between their slots. */

import { closeGaps } from '../../../shared/board/arranging.ts'
import type { Board } from '../../../shared/board/model.ts'
import { removeRoom } from '../../../shared/board/verbs.ts'
import { sayDay } from '../../../shared/time.ts'
import type { Action } from './action.ts'
import { slotsOn } from './subjects.ts'

export const roomActions = (board: Board): readonly Action[] => [
  {
    id: 'room.new',
    name: 'Add a room…',
    group: 'Rooms',
    keys: ['shift+r'],
    isEdit: true,
    run: ({ open }) => open({ what: 'room', room: null }),
  },
  {
    id: 'room.swap',
    name: 'Swap two rooms…',
    group: 'Rooms',
    isEdit: true,
    isPossible: ({ board: { rooms } }) => rooms.size > 1,
    run: ({ open }) => open({ what: 'swap-rooms' }),
  },
  {
    id: 'room.close',
    name: 'Close the gaps of all rooms on this day',
    group: 'Rooms',
    isEdit: true,
    isPossible: (bench) => slotsOn(bench, bench.view.day).length > 1,
    run: ({ board: { rooms }, door, view }) =>
      door.change(`closed the gaps of ${sayDay(view.day)}`, () => {
        for (const id of rooms.keys()) closeGaps(door, id, view.day)
      }),
  },
  ...[...board.rooms.values()].flatMap((room): Action[] => [
    {
      id: `room.close.${room.id}`,
      name: `Close the gaps of ${room.name} on this day`,
      group: 'Rooms',
      isEdit: true,
      isPossible: (bench) => slotsOn(bench, bench.view.day, room.id).length > 1,
      run: ({ door, view }) => closeGaps(door, room.id, view.day),
    },
    {
      id: `room.edit.${room.id}`,
      name: `Change room ${room.name}: name and seats…`,
      group: 'Rooms',
      isEdit: true,
      run: ({ open }) => open({ what: 'room', room }),
    },
    {
      id: `room.remove.${room.id}`,
      name: `Remove room ${room.name}`,
      group: 'Rooms',
      isEdit: true,
      run: ({ door }) => removeRoom(door, room.id),
    },
  ]),
]
