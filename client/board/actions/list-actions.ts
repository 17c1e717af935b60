/** Actions on the board's lists: its tracks and its people. */

import type { Board } from '../../../shared/board/model.ts'
import type { Action } from './action.ts'

export const listActions = (board: Board): readonly Action[] => [
  {
    id: 'tracks',
    name: 'Tracks…',
    group: 'People and tracks',
    keys: ['shift+t'],
    run: ({ open }) => open({ what: 'tracks', first: null }),
  },
  {
    id: 'people',
    name: 'People…',
    group: 'People and tracks',
    keys: ['shift+p'],
    run: ({ open }) => open({ what: 'people', first: null }),
  },
  ...[...board.tracks.values()].map(
    ({ id, name }): Action => ({
      id: `track.open.${id}`,
      name: `Open track ${name || 'Unnamed track'}…`,
      group: 'People and tracks',
      run: ({ open }) => open({ what: 'tracks', first: id }),
    }),
  ),
]
