/** Actions on what is looked at: the day, the view, how large, which rooms, and what the tray shows. */

import type { Board, Room } from '../../../shared/board/model.ts'
import { daysFrom, sayDay } from '../../../shared/time.ts'
import type { Shown, TrayGroup } from '../board-view.ts'
import { NO_FILTER, STEPS, ZOOMS } from '../board-view.ts'
import { isFiltering } from '../topic-filter.ts'
import type { Workbench } from '../workbench.ts'
import type { Action } from './action.ts'

const VIEWS: readonly (readonly [Shown, string, string])[] = [
  ['day', 'View: one day, all rooms', 'd'],
  ['room', 'View: one room, all days', 'r'],
  ['track', 'View: one track', 't'],
  ['list', 'View: everything as a list', 'l'],
]

const GROUPS: readonly (readonly [TrayGroup, string])[] = [
  ['none', 'Tray: no groups'],
  ['track', 'Tray: group by track'],
  ['kind', 'Tray: group by kind'],
  ['stage', 'Tray: group by stage'],
  ['person', 'Tray: group by first speaker'],
]

export const viewActions = (board: Board): readonly Action[] => [
  ...dayActions(board),
  ...VIEWS.map(
    ([shown, name, key]): Action => ({
      id: `view.${shown}`,
      name,
      group: 'View',
      keys: [key],
      isPossible: ({ view }) => view.shown !== shown,
      run: ({ changeView }) => changeView({ shown }),
    }),
  ),
  zoomAction('view.closer', 'Zoom in', 'z', 1),
  zoomAction('view.further', 'Zoom out', 'shift+z', -1),
  {
    id: 'view.step',
    name: 'Change the step in which slots are moved: 5, 10, 15, 30 min',
    group: 'View',
    keys: ['q'],
    run: ({ view, changeView, say }) => {
      const step = STEPS[(STEPS.indexOf(view.step) + 1) % STEPS.length] ?? 5
      changeView({ step })
      say(`Slots are moved in steps of ${step} minutes.`)
    },
  },
  {
    id: 'tray.search',
    name: 'Search the tray',
    group: 'View',
    keys: ['/'],
    run: () => afterDialogs(() => document.querySelector<HTMLElement>('[data-tray] input')?.focus()),
  },
  {
    id: 'tray.all',
    name: 'Take back all filters',
    group: 'View',
    keys: ['shift+f'],
    isPossible: ({ view }) => isFiltering(view.filter),
    run: ({ changeView }) => changeView({ filter: NO_FILTER }),
  },
  ...GROUPS.map(
    ([group, name]): Action => ({
      id: `tray.${group}`,
      name,
      group: 'View',
      isPossible: ({ view }) => view.group !== group,
      run: ({ changeView }) => changeView({ group }),
    }),
  ),
  {
    id: 'rooms.all',
    name: 'Show all rooms',
    group: 'View',
    keys: ['shift+h'],
    isPossible: ({ view }) => view.hiddenRooms.length > 0,
    run: ({ changeView }) => changeView({ hiddenRooms: [] }),
  },
  ...[...board.rooms.values()].flatMap(roomViews),
  ...[...board.tracks.values()].map(
    ({ id, name }): Action => ({
      id: `view.of.${id}`,
      name: `View track ${name}`,
      group: 'View',
      run: ({ changeView }) => changeView({ shown: 'track', track: id }),
    }),
  ),
]

function dayActions({ meta }: Board): Action[] {
  const days = daysFrom(meta.firstDay, meta.lastDay)
  const beside = ({ view }: Workbench, by: -1 | 1) => days[days.indexOf(view.day) + by]
  const turn = (id: string, name: string, key: string, by: -1 | 1): Action => ({
    id,
    name,
    group: 'View',
    keys: [key],
    isPossible: (bench) => beside(bench, by) !== undefined,
    run: (bench) => {
      const day = beside(bench, by)
      if (day) bench.changeView({ day })
    },
  })
  return [
    turn('day.next', 'Next day', 'j', 1),
    turn('day.previous', 'Previous day', 'k', -1),
    ...days.map(
      (day, at): Action => ({
        id: `day.${day}`,
        name: `Show ${sayDay(day)}`,
        group: 'View',
        ...(at < 9 && { keys: [String(at + 1)] }),
        isPossible: ({ view }) => view.day !== day,
        run: ({ changeView }) => changeView({ day }),
      }),
    ),
  ]
}

const zoomAction = (id: string, name: string, key: string, by: -1 | 1): Action => ({
  id,
  name,
  group: 'View',
  keys: [key],
  isPossible: ({ view }) => ZOOMS[ZOOMS.indexOf(view.zoom) + by] !== undefined,
  run: ({ view, changeView }) => changeView({ zoom: ZOOMS[ZOOMS.indexOf(view.zoom) + by] ?? view.zoom }),
})

const roomViews = ({ id, name }: Room): Action[] => [
  {
    id: `view.in.${id}`,
    name: `View room ${name}, all days`,
    group: 'View',
    run: ({ changeView }) => changeView({ shown: 'room', room: id }),
  },
  {
    id: `room.hide.${id}`,
    name: `Hide room ${name}`,
    group: 'View',
    isPossible: ({ board, view }) => !view.hiddenRooms.includes(id) && board.rooms.size > view.hiddenRooms.length + 1,
    run: ({ view, changeView }) => changeView({ hiddenRooms: [...view.hiddenRooms, id] }),
  },
  {
    id: `room.show.${id}`,
    name: `Show room ${name}`,
    group: 'View',
    isPossible: ({ view }) => view.hiddenRooms.includes(id),
    run: ({ view, changeView }) => changeView({ hiddenRooms: view.hiddenRooms.filter((one) => one !== id) }),
  },
]

/** A dialog that has just closed gives the focus back a frame later. */
const afterDialogs = (run: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
